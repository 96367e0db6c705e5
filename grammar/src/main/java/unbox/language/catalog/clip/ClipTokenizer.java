package unbox.language.catalog.clip;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.syntax.Range;

/**
 * CLIP's tokenizer, as transformers' {@code CLIPTokenizer} with ftfy ({@code models/clip/tokenization_clip.py}), but without
 * ftfy's repair of wrongly decoded text. Immutable to the outside and safe for several threads.
 */
public final class ClipTokenizer {
    /** Python's regex passes over U+0345 here: ignoring case it is a letter, but no {@code \p{L}}. */
    private static final Pattern WORD = Pattern.compile(
            "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}\\x{345}]+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final List<String> WORDS_THAT_ARE_TOKENS = List.of("<|startoftext|>", "<|endoftext|>");

    private final BytePairs bytePairs;
    private final Vocabulary vocabulary;
    /** Tokens that stand for themselves wherever they are written. */
    private final Map<String, Integer> specials;
    private final Pattern special;
    private final int beginning;
    private final int end;
    private final int padding;
    private final int unknown;
    private final int maximum;

    private ClipTokenizer(VocabularyFiles files, SpecialTokens tokens, BytePairs bytePairs,
            Vocabulary vocabulary) {
        this.bytePairs = bytePairs;
        this.vocabulary = vocabulary;
        specials = new HashMap<>(tokens.added());
        for (String token : List.of(tokens.beginning(), tokens.end(), tokens.unknown(), tokens.padding())) {
            specials.computeIfAbsent(token, name -> vocabulary.id(name).orElseThrow(() -> files.lacks(name)));
        }
        special = Pattern.compile(specials.keySet().stream().sorted((one, other) -> other.length() - one.length())
                .map(Pattern::quote).collect(Collectors.joining("|")));
        beginning = specials.get(tokens.beginning());
        end = specials.get(tokens.end());
        padding = specials.get(tokens.padding());
        unknown = specials.get(tokens.unknown());
        maximum = tokens.maximum();
    }

    /** CLIP's own vocabulary, which ships with the program; pads with the end mark, as SDXL's first tokenizer does. */
    public static ClipTokenizer builtIn() {
        return of(VocabularyFiles.builtIn(), SpecialTokens.CLIP);
    }

    /**
     * Reads a tokenizer's folder: vocab.json, merges.txt, tokenizer_config.json and, where there is one,
     * special_tokens_map.json.
     *
     * @throws BrokenFileException where a file is missing or not as it must be
     */
    public static ClipTokenizer load(Path folder) {
        return of(VocabularyFiles.of(folder), SpecialTokens.read(folder));
    }

    private static ClipTokenizer of(VocabularyFiles files, SpecialTokens tokens) {
        return new ClipTokenizer(files, tokens, files.merges(), files.vocabulary());
    }

    /**
     * Likewise, but the vocabulary, which is large, is read only where it is not that of a tokenizer that is read already:
     * SDXL's two have the same.
     *
     * @param otherFolder that of the other tokenizer
     */
    public static ClipTokenizer load(Path folder, ClipTokenizer other, Path otherFolder) {
        VocabularyFiles files = VocabularyFiles.of(folder);
        return files.areThoseOf(otherFolder)
                ? new ClipTokenizer(files, SpecialTokens.read(folder), other.bytePairs, other.vocabulary)
                : load(folder);
    }

    /** How many ids an encoding has: 77. */
    public int maximum() {
        return maximum;
    }

    /** The largest id that it can give. */
    public int largestId() {
        return Math.max(vocabulary.largest(), Collections.max(specials.values()));
    }

    /**
     * A prompt's tokens.
     *
     * @param tokens all of them, without the marks at both ends
     * @param maximum how many the model reads, the two marks included: 77
     */
    public record Tokens(List<TextToken> tokens, int maximum) {

        /** How many there are, the two marks included, before anything is cut. */
        public int length() {
            return tokens.size() + 2;
        }

        /** From the first token that is cut to the end of the last, in the prompt; empty where nothing is cut. */
        public Optional<Range> cut() {
            return length() <= maximum
                    ? Optional.empty()
                    : Optional.of(new Range(tokens.get(maximum - 2).range().start(), tokens.getLast().range().end()));
        }
    }

    /**
     * A token.
     *
     * @param piece as the vocabulary writes it: {@code cat</w>}
     * @param range of the prompt as it was written
     */
    public record TextToken(int id, String piece, Range range) {}

    /** The ids of a prompt: the mark of the beginning, its tokens as far as they fit, the mark of the end, padding. */
    public int[] encode(String text) {
        List<TextToken> tokens = tokenize(text).tokens();
        int kept = Math.min(tokens.size(), maximum - 2);
        int[] encoded = new int[maximum];
        Arrays.fill(encoded, padding);
        encoded[0] = beginning;
        for (int at = 0; at < kept; at++) {
            encoded[at + 1] = tokens.get(at).id();
        }
        encoded[kept + 1] = end;
        return encoded;
    }

    /** A prompt's tokens and where each stands in it. */
    public Tokens tokenize(String text) {
        List<TextToken> tokens = new ArrayList<>();
        Matcher matcher = special.matcher(text);
        int done = 0;
        while (matcher.find()) {
            addWords(tokens, text, new Range(done, matcher.start()));
            tokens.add(token(matcher.group(), new Range(matcher.start(), matcher.end())));
            done = matcher.end();
        }
        addWords(tokens, text, new Range(done, text.length()));
        return new Tokens(List.copyOf(tokens), maximum);
    }

    private void addWords(List<TextToken> tokens, String text, Range part) {
        TracedText clean = TextCleaner.clean(text, part);
        Matcher words = WORD.matcher(clean.text());
        while (words.find()) {
            String word = words.group();
            if (WORDS_THAT_ARE_TOKENS.contains(word)) {
                tokens.add(token(word, clean.origin(words.start(), words.end())));
                continue;
            }
            int[] unitOfByte = unitOfByte(word);
            for (BytePairs.Piece piece : bytePairs.split(word)) {
                int first = words.start() + unitOfByte[piece.start()];
                int last = words.start() + unitOfByte[piece.end() - 1];
                int length = Character.charCount(clean.text().codePointAt(last));
                tokens.add(token(piece.symbols(), clean.origin(first, last + length)));
            }
        }
    }

    private TextToken token(String piece, Range range) {
        Integer id = specials.get(piece);
        return new TextToken(id == null ? vocabulary.id(piece).orElse(unknown) : id, piece, range);
    }

    /** For each UTF-8 byte of a word, the first UTF-16 unit of the character that it belongs to. */
    private static int[] unitOfByte(String word) {
        int[] units = new int[word.getBytes(StandardCharsets.UTF_8).length];
        int filled = 0;
        int codePoint;
        for (int at = 0; at < word.length(); at += Character.charCount(codePoint)) {
            codePoint = word.codePointAt(at);
            int bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            Arrays.fill(units, filled, filled + bytes, at);
            filled += bytes;
        }
        return units;
    }
}
