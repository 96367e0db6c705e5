package unbox.language.check;

import static unbox.language.problem.ProblemCode.DUPLICATE_STATEMENT;
import static unbox.language.problem.ProblemCode.IMPOSSIBLE_SIZE;
import static unbox.language.problem.ProblemCode.MODEL_BROKEN;
import static unbox.language.problem.ProblemCode.MODEL_NOT_FOUND;
import static unbox.language.problem.ProblemCode.UNKNOWN_DTYPE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.check.Known.Size;
import unbox.language.check.Script.Source;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.DtypeSetting;
import unbox.language.syntax.Statement.ModelSetting;
import unbox.language.syntax.Statement.ModelStatement;
import unbox.language.syntax.Statement.SizeSetting;

/** The model that a script names: finds it and says what is wrong with it and with its settings. */
final class ModelRules {
    private static final List<String> DTYPES = List.of("float32", "float16");

    private final Source source;
    private final CatalogSource files;
    private final Report report;

    ModelRules(Source source, CatalogSource files, Report report) {
        this.source = source;
        this.files = files;
        this.report = report;
    }

    /** The models that a text names; the first counts. */
    static List<ModelStatement> statements(Source source) {
        return source.tree().statements().stream().filter(ModelStatement.class::isInstance)
                .map(ModelStatement.class::cast).toList();
    }

    /** Checks the model and the autoencoders; the other rules build on what is known of them. */
    Known check() {
        List<ModelStatement> models = statements(source);
        models.stream().skip(1).forEach(again -> report.add(Problem
                .of(DUPLICATE_STATEMENT, source.tree().firstWord(again.range()),
                        "A script has one model. Leave this one out.", Omission.of(source.tree(), again.range()))
                .with(new Related(source.path(), models.getFirst().range(), "the model"))));
        var references = new References(source, files, report);
        Optional<ModelCard> model = models.stream().findFirst().flatMap(
                first -> references.find(first.reference(), files::model, MODEL_NOT_FOUND, MODEL_BROKEN));
        models.forEach(statement -> checkSettings(statement, model));
        return new AutoencoderRules(source, files, report).check(model, pictureSize(models, model));
    }

    private static Optional<Size> pictureSize(List<ModelStatement> models, Optional<ModelCard> model) {
        Optional<SizeSetting> written = models.stream().limit(1).flatMap(first -> first.settings().stream())
                .filter(SizeSetting.class::isInstance).map(SizeSetting.class::cast).findFirst();
        return written.isPresent()
                ? written.filter(size -> isPossible(size, model)).map(size -> new Size(size.width(), size.height()))
                : model.map(card -> new Size(card.defaultWidth(), card.defaultHeight()));
    }

    private void checkSettings(ModelStatement statement, Optional<ModelCard> model) {
        Set<String> words = new HashSet<>();
        for (ModelSetting setting : statement.settings()) {
            String word = switch (setting) {
                case DtypeSetting dtype -> "dtype";
                case SizeSetting size -> "size";
            };
            if (!words.add(word)) {
                report.add(DUPLICATE_STATEMENT, source.tree().firstWord(setting.range()),
                        "`%s` is said twice. Leave one out.".formatted(word),
                        Omission.of(source.tree(), setting.range()));
            }
            switch (setting) {
                case DtypeSetting dtype -> checkDtype(dtype.dtype());
                case SizeSetting size -> checkSize(size, model);
            }
        }
    }

    private void checkDtype(Name dtype) {
        if (!DTYPES.contains(dtype.text()) && !dtype.text().isEmpty()) {
            Optional<String> nearest = Nearest.to(dtype.text(), DTYPES)
                    .or(() -> DTYPES.stream().filter(each -> dtype.text().endsWith(each.substring(5))).findFirst());
            List<Fix> fixes = new ArrayList<>();
            for (String each : nearest.map(List::of).orElse(DTYPES)) {
                fixes.add(Fix.replace("Write `%s`".formatted(each), dtype.range(), each));
            }
            report.add(UNKNOWN_DTYPE, dtype.range(),
                    "There is no dtype `%s`. Write `float32` or `float16`.".formatted(dtype.text()),
                    fixes.toArray(Fix[]::new));
        }
    }

    private static boolean isPossible(SizeSetting size, Optional<ModelCard> model) {
        int multiple = model.map(ModelCard::sizeMultiple).orElse(1);
        return size.width() > 0 && size.height() > 0 && size.width() % multiple == 0 && size.height() % multiple == 0;
    }

    private void checkSize(SizeSetting size, Optional<ModelCard> model) {
        if (isPossible(size, model)) {
            return;
        }
        String written = "%d x %d".formatted(size.width(), size.height());
        Range literal = afterWord(size);
        if (model.isEmpty()) {
            report.add(IMPOSSIBLE_SIZE, literal, "A picture of %s has no pixels.".formatted(written));
            return;
        }
        int multiple = model.get().sizeMultiple();
        String nearest = "%d x %d".formatted(nearest(size.width(), multiple), nearest(size.height(), multiple));
        report.add(IMPOSSIBLE_SIZE, literal,
                "The model cannot make %s: its widths and heights are multiples of %d. The nearest is `%s`."
                        .formatted(written, multiple, nearest),
                Fix.replace("Write `%s`".formatted(nearest), literal, nearest));
    }

    private Range afterWord(SizeSetting size) {
        Range behind = new Range(source.tree().firstWord(size.range()).end(), size.range().end());
        int literal = behind.of(source.tree().text()).stripLeading().length();
        return new Range(behind.end() - literal, behind.end());
    }

    private static int nearest(int length, int multiple) {
        long nearest = Math.round((double) length / multiple);
        return Math.toIntExact(Math.clamp(nearest, 1, Integer.MAX_VALUE / multiple) * (long) multiple);
    }
}
