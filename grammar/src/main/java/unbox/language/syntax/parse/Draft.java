package unbox.language.syntax.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import unbox.language.syntax.Statement;

/**
 * One reading of tokens, from their spelling to statements.
 *
 * @param complaints what was said on the way
 * @param words the offsets of words that elsewhere are names
 * @param closed whether braces match as they are written
 */
record Draft(List<Statement> statements, Complaints complaints, Set<Integer> words, boolean closed) {

    /** @param tokens those of the lexer, the end of the file the last of them; they stay as they are */
    static Draft of(List<CommonToken> tokens, String text, Lines lines, Docs docs, UnboxLexer lexer) {
        var complaints = new Complaints();
        List<CommonToken> written = tokens.stream().map(CommonToken::new).toList();
        List<CommonToken> spelled = new BracketSlips(complaints, lines, text,
                new Spelling(complaints, lines, text).read(written)).mend();
        new OtherBrackets(complaints, lines, text, spelled).mend();
        boolean closed = areClosed(spelled);
        List<CommonToken> matched = new Brackets(complaints, lines,
                new BareBlocks(complaints, lines, text, spelled).enclose()).match();
        Set<Integer> words = new HashSet<>();
        List<Statement> statements = new Statements(complaints, docs, words)
                .statements(parse(new RepairableTokens(matched, lexer), new Voice(complaints, lines, text)));
        return new Draft(statements, complaints, words, closed);
    }

    private static boolean areClosed(List<CommonToken> tokens) {
        int open = 0;
        for (CommonToken token : tokens) {
            open += token.getType() == UnboxLexer.LEFT_BRACE ? 1 : token.getType() == UnboxLexer.RIGHT_BRACE ? -1 : 0;
        }
        return open == 0;
    }

    private static UnboxParser.ScriptContext parse(RepairableTokens tokens, Voice voice) {
        var parser = new UnboxParser(tokens);
        parser.removeErrorListeners();
        parser.setInterpreter(new OneTokenAhead(parser));
        parser.setErrorHandler(new Repairs(tokens, voice));
        return parser.script();
    }
}
