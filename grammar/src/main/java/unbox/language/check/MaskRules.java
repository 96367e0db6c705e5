package unbox.language.check;

import static unbox.language.problem.ProblemCode.BROKEN_MASK;
import static unbox.language.problem.ProblemCode.EMPTY_REGION;
import static unbox.language.problem.ProblemCode.MASK_ALPHA;
import static unbox.language.problem.ProblemCode.MISSING_MASK;
import static unbox.language.problem.ProblemCode.PATH_OUTSIDE_WORKSPACE;

import java.nio.file.Path;
import java.util.Optional;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.CatalogSource.MaskCard;
import unbox.language.syntax.Text;

/** Masks that cannot be had. */
final class MaskRules {
    private final Context context;
    private final Report report;

    MaskRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** The name of a mask's file. */
    void check(Text written) {
        Optional<Path> path = Imports.path(context.source(), written.value());
        if (path.isEmpty()) {
            reportMissing(written);
        } else if (!path.get().startsWith(context.workspace())) {
            report.add(PATH_OUTSIDE_WORKSPACE, written.range(),
                    "This mask lies outside the workspace, %s. Move it there.".formatted(
                            Words.code(context.workspace().toString())));
        } else {
            switch (context.files().mask(path.get())) {
                case Found.Here<MaskCard>(MaskCard mask) when mask.black() -> report.add(EMPTY_REGION, written.range(),
                        "This mask is black all over, and black is out: it holds no pixel of the picture. Paint white what "
                                + "is in.");
                case Found.Here<MaskCard>(MaskCard mask) when mask.alpha() -> report.add(MASK_ALPHA, written.range(),
                        "This mask has an alpha channel, which is ignored: white is in and black is out, however clear.");
                case Found.Here<MaskCard> fine -> {
                }
                case Found.Absent<MaskCard> absent -> reportMissing(written);
                case Found.Broken<MaskCard>(String reason) -> report.add(BROKEN_MASK, written.range(),
                        "This mask cannot be read. %s".formatted(Words.sentence(reason)));
            }
        }
    }

    private void reportMissing(Text written) {
        report.add(MISSING_MASK, written.range(),
                "There is no file `%s`. A path starts from the script's own folder, %s."
                        .formatted(written.value(), Words.code(context.source().path().getParent().toString())),
                MeantFile.mend(context.source(), context.files(), written, name -> !name.endsWith(MeantFile.ENDING)));
    }
}
