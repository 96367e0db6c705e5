package unbox.language.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Turns values into parts of file names that every system takes: ASCII letters, digits, points, hyphens and underscores. ASCII
 * because a JVM in a plain locale cannot open other names.
 */
final class FileNames {
    /** Five of them fit into the 255 bytes that a name may have. */
    private static final int LONGEST = 48;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern MINUS = Pattern.compile("(?<![\\p{Alnum}])-(?=\\d)");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9._]+");
    private static final Pattern ENDS = Pattern.compile("^[-._]+|[-.]+$");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private static final int MOST_BYTES = 255;
    private static final Set<String> FOLDERS = Set.of(".", "..");
    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*\\\\\\p{Cntrl}]");

    private FileNames() {}

    /**
     * A value as a part of a file name: {@code stripy(strength: -2)} becomes {@code stripy-strength-minus2}. What is too long
     * is cut, and what loses letters or digits gets a short hash of the value, so that others do not become the same.
     */
    static String safe(String value) {
        if (value.isEmpty()) {
            return "empty";
        }
        String folded = MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFKD)).replaceAll("");
        String words = OTHERS.matcher(MINUS.matcher(folded).replaceAll("minus")).replaceAll("-");
        String name = ENDS.matcher(words).replaceAll("");
        if (name.length() > LONGEST || folded.codePoints().anyMatch(FileNames::isLost)) {
            return hashed(name, value);
        }
        if (name.isEmpty()) {
            return hashed("", value);
        }
        return RESERVED.matcher(name).matches() ? "_" + name : name;
    }

    /**
     * Values of one axis as parts of file names, all different, also where upper and lower case are the same: where two would
     * be alike each gets a hash. Equal values get equal names.
     */
    static List<String> distinct(List<String> values) {
        List<String> names = values.stream().map(FileNames::safe).toList();
        Map<String, Set<String>> valuesOfName = new HashMap<>();
        for (int at = 0; at < names.size(); at++) {
            valuesOfName.computeIfAbsent(lower(names.get(at)), name -> new HashSet<>()).add(values.get(at));
        }
        return IntStream.range(0, names.size()).mapToObj(at -> valuesOfName.get(lower(names.get(at))).size() == 1
                ? names.get(at)
                : hashed(names.get(at), values.get(at))).toList();
    }

    /** A name cut to its beginning, with a hash of the value it stands for. */
    static String hashed(String name, String value) {
        String beginning = ENDS.matcher(name.substring(0, Math.min(name.length(), LONGEST - 9))).replaceAll("");
        return beginning.isEmpty() ? hash(value) : beginning + "-" + hash(value);
    }

    /** Why not every system can have a folder or file of this name; empty where every one can. */
    static Optional<String> fault(String name) {
        Matcher forbidden = FORBIDDEN.matcher(name);
        if (forbidden.find()) {
            char found = forbidden.group().charAt(0);
            return Optional.of(found < ' ' || found == 127 ? "holds an invisible character" : "holds `" + found + "`");
        }
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.endsWith(" ") || name.endsWith(".") && !FOLDERS.contains(name)) {
            return Optional.of("ends with a " + (name.endsWith(" ") ? "blank" : "point"));
        }
        if (RESERVED.matcher(name).matches()) {
            return Optional.of("is a device on Windows");
        }
        boolean tooLong = name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
        return tooLong ? Optional.of("is longer than " + MOST_BYTES + " bytes") : Optional.empty();
    }

    /** As a file system sees names that makes no difference between upper and lower case. */
    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean isLost(int character) {
        return character > 127 && Character.isLetterOrDigit(character);
    }

    private static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
