package unbox.language.check;

import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;

/** Says that a value is not what its place takes. */
final class Mismatch {

    private Mismatch() {}

    /**
     * A value of the wrong kind.
     *
     * @param what it is, with its article
     * @param advice another sentence, or nothing
     */
    static Problem kind(Context context, Slot slot, String what, String advice, Fix... fixes) {
        String message = "%s takes %s, and %s is %s.".formatted(slot.place(), slot.want().phrase(),
                context.code(slot.value()), what);
        return Problem.of(ProblemCode.WRONG_TYPE, slot.value().range(),
                advice.isEmpty() ? message : message + " " + advice,
                fixes);
    }

    /** Several values where there may be one. */
    static Problem several(Context context, Slot slot, String what) {
        boolean inEdit = slot.owner().isPresent() && slot.owner().get() instanceof Statement.EditDeclaration;
        String message = "%s takes a single value here, and %s is %s.".formatted(slot.place(),
                context.code(slot.value()),
                what);
        String advice = " Make it a parameter of the edit; an experiment then gives the parameter several values.";
        return Problem.of(ProblemCode.NOT_A_SINGLE_VALUE, slot.value().range(), inEdit ? message + advice : message);
    }

    /** What a declaration brings, with its article. */
    static String kind(Declaration declaration) {
        return switch (declaration) {
            case Statement.PromptDeclaration prompt -> "a prompt";
            case Statement.FeatureDeclaration feature -> "a feature";
            case Statement.RegionDeclaration region -> "a region";
            case Statement.EditDeclaration edit -> "an edit";
        };
    }

    /** What a declaration brings, as a word. */
    static String word(Declaration declaration) {
        return kind(declaration).substring(kind(declaration).indexOf(' ') + 1);
    }

    /** Whether a declared name may stand where this is wanted. */
    static boolean fits(Declaration declaration, Want want) {
        return switch (want) {
            case Want.Prompt wanted -> declaration instanceof Statement.PromptDeclaration;
            case Want.Text wanted -> declaration instanceof Statement.PromptDeclaration;
            case Want.Features wanted -> declaration instanceof Statement.FeatureDeclaration;
            case Want.Region wanted -> declaration instanceof Statement.RegionDeclaration;
            case Want.Edit wanted -> declaration instanceof Statement.EditDeclaration;
            case Want.Number wanted -> false;
            case Want.Window wanted -> false;
            case Want.MaskFile wanted -> false;
            case Want.Block wanted -> false;
        };
    }
}
