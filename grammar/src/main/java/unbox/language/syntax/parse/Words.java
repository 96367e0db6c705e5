package unbox.language.syntax.parse;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Nearest;

/** The words of the language, as token types of the lexer. */
final class Words {

    /** Words that only ever begin a statement at the top level. */
    static final Set<Integer> TOP_LEVEL = Set.of(UnboxLexer.MODEL, UnboxLexer.SAES, UnboxLexer.IMPORT,
            UnboxLexer.REGION, UnboxLexer.FEATURE_WORD, UnboxLexer.EXPERIMENT);

    /** Words that begin an action of an edit. */
    static final Set<Integer> ACTIONS = types(UnboxLexer.ADD, UnboxLexer.ON);

    /** Words that begin a clause of an experiment. */
    static final Set<Integer> CLAUSES = Stream
            .concat(types(UnboxLexer.NEGATIVE, UnboxLexer.SAVE).stream(),
                    Stream.of(UnboxLexer.PROMPT, UnboxLexer.EDIT))
            .collect(Collectors.toUnmodifiableSet());

    /** Words that stand between the parts of an action. */
    static final Set<Integer> CONNECTIVES = Set.of(UnboxLexer.BY, UnboxLexer.TO, UnboxLexer.FROM, UnboxLexer.IN,
            UnboxLexer.RAW);

    private Words() {}

    /** Whether a token of this type can be the first of a statement, an action or a clause. */
    static boolean begins(int type) {
        return type >= UnboxLexer.MODEL && type <= UnboxLexer.ON;
    }

    /** Whether the type is a word that can never be a name. */
    static boolean isReserved(int type) {
        return type >= UnboxLexer.MODEL && type <= UnboxLexer.OR;
    }

    /** Whether the type is a word that is a name where it is not expected. */
    static boolean isContextual(int type) {
        return type >= UnboxLexer.OUTSIDE && type <= UnboxLexer.SIZE_WORD;
    }

    /** Whether the type is a word for a setting of a model. */
    static boolean isSetting(int type) {
        return type == UnboxLexer.DTYPE || type == UnboxLexer.SIZE_WORD;
    }

    /** Whether the type is a bracket that opens; the type behind it is the one that closes. */
    static boolean opens(int type) {
        return type == UnboxLexer.LEFT_BRACE || type == UnboxLexer.LEFT_PAREN || type == UnboxLexer.LEFT_BRACKET;
    }

    static boolean closes(int type) {
        return opens(type - 1);
    }

    /** Whether a value can begin with a token of this type. */
    static boolean beginsValue(int type) {
        return switch (type) {
            case UnboxLexer.NUMBER, UnboxLexer.STRING, UnboxLexer.BLOCK, UnboxLexer.FEATURE, UnboxLexer.NAME,
                    UnboxLexer.MINUS, UnboxLexer.ALL, UnboxLexer.NONE, UnboxLexer.NOT, UnboxLexer.EACH,
                    UnboxLexer.LEFT_PAREN, UnboxLexer.LEFT_BRACKET, UnboxLexer.MISSING_VALUE ->
                true;
            default -> isContextual(type);
        };
    }

    /** Whether the type joins two parts, so that one such is easily written for another. */
    static boolean isSign(int type) {
        return switch (type) {
            case UnboxLexer.ASSIGN, UnboxLexer.COLON, UnboxLexer.BY, UnboxLexer.TO, UnboxLexer.FROM,
                    UnboxLexer.COMPARISON, UnboxLexer.BAD_COMPARISON, UnboxLexer.STAR ->
                true;
            default -> false;
        };
    }

    /** Whether something must come behind a token of this type. */
    static boolean joins(int type) {
        return isSign(type) || CONNECTIVES.contains(type) && type != UnboxLexer.RAW
                || Set.of(UnboxLexer.COMMA, UnboxLexer.PLUS, UnboxLexer.RANGE, UnboxLexer.AND, UnboxLexer.OR,
                        UnboxLexer.NOT, UnboxLexer.EACH, UnboxLexer.TOP).contains(type);
    }

    /** Whether the type is one of words and literals, not of punctuation. */
    static boolean isWordlike(int type) {
        return isReserved(type) || isContextual(type) || type == UnboxLexer.NAME || type == UnboxLexer.BLOCK
                || type == UnboxLexer.NUMBER;
    }

    /** Whether a text looks like a word that begins something. */
    static boolean isNearItem(String text) {
        return Nearest
                .to(text, IntStream.rangeClosed(UnboxLexer.MODEL, UnboxLexer.ON).mapToObj(Words::spelled).toList())
                .isPresent();
    }

    /** Whether a text can be a name. */
    static boolean isName(String text) {
        return text.matches("[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*")
                && IntStream.rangeClosed(UnboxLexer.MODEL, UnboxLexer.OR).noneMatch(type -> spelled(type).equals(text));
    }

    /** How the word of this type is written. */
    static String spelled(int type) {
        String literal = UnboxLexer.VOCABULARY.getLiteralName(type);
        return literal.substring(1, literal.length() - 1);
    }

    /** The type of a word. */
    static int type(String word) {
        return IntStream.rangeClosed(UnboxLexer.MODEL, UnboxLexer.SIZE_WORD)
                .filter(type -> spelled(type).equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Set<Integer> types(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a token of the type is no longer part of an item. */
    static boolean endsItem(int type) {
        return type == Token.EOF || type == UnboxLexer.LEFT_BRACE || type == UnboxLexer.RIGHT_BRACE || begins(type);
    }

    /** Whether it is no longer part of what a word joins to an item. */
    static boolean endsPart(int type) {
        return endsItem(type) || CONNECTIVES.contains(type) || closes(type);
    }
}
