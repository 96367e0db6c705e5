package unbox.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Token;

/** The scripts of the repository with damage of every kind: what a person, an editor or a bad disk may leave behind. */
final class DamagedScripts {
    private static final Path REPOSITORY = Path.of("..");
    private static final List<String> SCRIPTS = Stream
            .of("examples", "grammar/src/test/resources/scripts", "runtime/src/test/resources/golden",
                    "runtime/src/main/resources")
            .map(REPOSITORY::resolve).flatMap(DamagedScripts::texts).toList();
    private static final List<String> ODD = List.of("\"", "\\", "{", "}", "(", ")", "[", "]", ",", "..", "-", "#", "//",
            "/*", "*/", "///", "\n", "\r", "\r\n", "\n\n\n", "\t", "\f", " ", "\u00a0", "\ufeff", "\u0000", "\ud800",
            "\udc00", "\ud83d\ude00", "\u0301", "\u201c", "\u2028", "0", "1", "-1", "0.5", "99999999999999999999",
            "1e9", "2147483647", "9223372036854775807", "1..2000000000", "up.0.1#99", "each", "step 0", "step 0.001",
            "{x}", "none", "+");

    private static final Map<Token.Kind, List<String>> VALUES = values();

    /** A kind of damage. */
    enum Damage {
        /** Bytes that mean nothing, as UTF-8. */
        ANY_BYTES,
        /** Bytes of a script changed, as UTF-8. */
        CHANGED_BYTES,
        /** Tokens lost, doubled, exchanged, or from another script. */
        SHUFFLED,
        /** A script without its begin or its end. */
        TRUNCATED,
        /** Pieces of several scripts, one after another. */
        CONCATENATED,
        /** Odd characters and numbers put in. */
        ODD_CHARACTERS,
        /** Line ends, blanks and comments between the tokens; nothing is wrong. */
        RAGGED,
        /** Other numbers, texts, features and names in their places: right to the parser, seldom to the checker. */
        OTHER_VALUES
    }

    private final Random random;

    DamagedScripts(Random random) {
        this.random = random;
    }

    String next(Damage damage) {
        return switch (damage) {
            case ANY_BYTES -> new String(anyBytes(random.nextInt(400)), StandardCharsets.UTF_8);
            case CHANGED_BYTES -> changedBytes();
            case SHUFFLED -> shuffled();
            case TRUNCATED -> piece(script());
            case CONCATENATED -> piece(script()) + (random.nextBoolean() ? "" : "\n") + piece(script())
                    + piece(script());
            case ODD_CHARACTERS -> withOddCharacters();
            case RAGGED -> ragged();
            case OTHER_VALUES -> otherValues();
        };
    }

    private String script() {
        return anyOf(SCRIPTS);
    }

    private byte[] anyBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String changedBytes() {
        byte[] bytes = script().getBytes(StandardCharsets.UTF_8);
        for (int change = 1 + random.nextInt(5); change > 0; change--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1 << random.nextInt(8));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String shuffled() {
        List<String> tokens = tokens(script());
        List<String> others = tokens(script());
        for (int change = 1 + random.nextInt(6); change > 0 && !tokens.isEmpty(); change--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(5)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, anyOf(tokens));
                case 2 -> tokens.set(at, anyOf(tokens));
                case 3 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
                default -> tokens.add(at, anyOf(others));
            }
        }
        return String.join("", tokens);
    }

    private String withOddCharacters() {
        StringBuilder text = new StringBuilder(script());
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(text.length() + 1);
            int to = random.nextBoolean() ? at : Math.min(text.length(), at + random.nextInt(4));
            text.replace(at, to, anyOf(ODD));
        }
        return text.toString();
    }

    private String ragged() {
        List<String> gaps = List.of("\n\n\n", " // said\n", " /* so */ ", " /* a\n  b */", "\t\n  ", "     ", "\r\n",
                "\r", " // said\r", "///\n", " /// doc \n", "\ufeff", "\u00a0", "");
        StringBuilder text = new StringBuilder();
        for (String token : tokens(script())) {
            text.append(token.isBlank() && random.nextInt(4) == 0 ? anyOf(gaps) : token)
                    .append(random.nextInt(20) == 0 ? anyOf(gaps) : "");
        }
        return text.toString();
    }

    private String otherValues() {
        StringBuilder text = new StringBuilder();
        for (Token token : Parser.parse(script()).tokens()) {
            List<String> others = VALUES.getOrDefault(token.kind(), List.of());
            text.append(random.nextInt(6) == 0 && !others.isEmpty() ? anyOf(others) : token.text());
        }
        return text.toString();
    }

    /** Most of a script, or little. */
    private String piece(String script) {
        int from = random.nextBoolean() ? 0 : random.nextInt(script.length());
        int to = random.nextBoolean() ? script.length() : from + random.nextInt(script.length() - from + 1);
        return script.substring(from, to);
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> tokens(String script) {
        return new ArrayList<>(Parser.parse(script).tokens().stream().map(Token::text).toList());
    }

    private static Map<Token.Kind, List<String>> values() {
        Map<Token.Kind, List<String>> values = new EnumMap<>(Token.Kind.class);
        values.put(Token.Kind.NUMBER, new ArrayList<>(List.of("0", "0.5", "-1", "1.5", "1000", "4294967296",
                "9223372036854775807", "99999999999999999999", "0.0000000000000000000001", "0..2000000000",
                "0..1 step 0.00000001", "4..1", "1..", "each 3", "[]", "[1, [2, 3]]", "0 - 1")));
        values.put(Token.Kind.STRING, new ArrayList<>(List.of("\"\"", "\" \"", "\"{}\"", "\"{seed}{edit}\"", "\"{{\"",
                "\"/\"", "\"..\"", "\"../../x.png\"", "\"con.png\"", "\"a\u0000b\"", "\"\ud800\"", "\"@\"", "\"a/b@c\"",
                "\"" + "word ".repeat(200) + "\"", "\"\\\"\\\\\"")));
        values.put(Token.Kind.SIZE, new ArrayList<>(List.of("0x0", "64x99999", "2147483647x2147483647")));
        Set<Token.Kind> kinds = EnumSet.of(Token.Kind.NUMBER, Token.Kind.STRING, Token.Kind.SIZE, Token.Kind.BLOCK,
                Token.Kind.FEATURE, Token.Kind.NAME);
        SCRIPTS.stream().flatMap(script -> Parser.parse(script).tokens().stream())
                .filter(token -> kinds.contains(token.kind()))
                .forEach(token -> values.computeIfAbsent(token.kind(), kind -> new ArrayList<>()).add(token.text()));
        return values;
    }

    private static Stream<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".unbox"))
                    .filter(Files::isRegularFile).sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return texts.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
