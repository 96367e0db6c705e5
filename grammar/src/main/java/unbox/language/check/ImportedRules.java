package unbox.language.check;

import java.util.Map;
import java.util.Set;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.EditDeclaration;
import unbox.language.syntax.Statement.LabelStatement;

/**
 * The rules for what an imported file declares. What the script does not use of it may be meant for another model, so only
 * the rest is held against the script's.
 */
final class ImportedRules {
    private final Context context;
    private final FileRules unused;
    private final FileRules usedEdits;
    private final FileRules usedOthers;

    ImportedRules(Context context, Report report) {
        this.context = context;
        unused = new FileRules(context.with(Known.NOTHING), report);
        usedEdits = new FileRules(context, report);
        usedOthers = new FileRules(context.with(context.known().withoutAbsence()), report);
    }

    /**
     * @param imported the names that the file itself imports
     * @param used the names that the script uses
     */
    void check(Map<String, Symbol> imported, Set<String> used) {
        unused.checkNames(imported);
        for (Statement statement : context.source().tree().statements()) {
            if (statement instanceof Declaration declaration) {
                rules(declaration, used).check(declaration);
            } else if (statement instanceof LabelStatement) {
                unused.check(statement);
            }
        }
    }

    /** That a named feature's block has no autoencoder is said where the name is used. */
    private FileRules rules(Declaration declaration, Set<String> used) {
        if (!used.contains(declaration.name().text())) {
            return unused;
        }
        return declaration instanceof EditDeclaration ? usedEdits : usedOthers;
    }
}
