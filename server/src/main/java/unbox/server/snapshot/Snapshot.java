package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import unbox.language.Analysis;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FeatureIndex;
import unbox.language.catalog.SimilarFeatures;
import unbox.language.check.Checked;
import unbox.language.check.Checker;
import unbox.language.check.Passed;
import unbox.language.check.Script;
import unbox.language.plan.Overrides;
import unbox.language.plan.Patience;
import unbox.language.plan.Plan;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;
import unbox.language.syntax.SyntaxTree;
import unbox.server.names.Names;

/**
 * A script at one moment: its text, and what follows from it, each found when it is first needed. Immutable; what one request
 * has found serves the next.
 */
public final class Snapshot {
    /** Planning more takes long enough to be felt at each letter, and memory that nobody needs for writing. */
    public static final int MOST_PICTURES = 10_000;

    private final Document document;
    private final Texts texts;
    private final AskedSource source;
    private final Lazy<Checker> resolved;
    private final Lazy<Checked> checked;
    private final Lazy<Analysis> analysis;
    private final Lazy<Names> names;
    /** Of an earlier text of the document. */
    private final Passed before;
    private final Runnable wanted;

    Snapshot(Document document, Texts texts) {
        this(document, texts, Passed.NOTHING);
    }

    private Snapshot(Document document, Texts texts, Passed before) {
        this.before = before;
        this.document = document;
        this.texts = texts;
        source = new AskedSource(texts);
        resolved = new Lazy<>(() -> Checker.of(document.path(), document.tree(), source));
        checked = new Lazy<>(() -> resolved.get().check(before));
        analysis = new Lazy<>(asked -> analysis(MOST_PICTURES, asked));
        names = new Lazy<>(() -> Names.of(script()));
        wanted = () -> {};
    }

    private Snapshot(Snapshot same, Runnable wanted) {
        before = same.before;
        document = same.document;
        texts = same.texts;
        source = same.source;
        resolved = same.resolved;
        checked = same.checked;
        analysis = same.analysis;
        names = same.names;
        this.wanted = wanted;
    }

    /**
     * The same snapshot for an answer that may not be wanted to its end: what takes long is given up then.
     *
     * @param wanted throws a {@link java.util.concurrent.CancellationException} where it is not
     */
    public Snapshot whileWanted(Runnable wanted) {
        return new Snapshot(this, wanted);
    }

    private Analysis analysis(long mostPictures, Runnable asked) {
        return Analysis.of(document.tree(), checked.get(asked), source, Overrides.NONE,
                new Patience(mostPictures, asked));
    }

    /** The document with another text; what stays right in it is not checked again. */
    Snapshot next(Document later, Texts newTexts) {
        return new Snapshot(later, newTexts, checked.isKnown() ? checked.get().passed() : before);
    }

    public Document document() {
        return document;
    }

    public String text() {
        return document.text();
    }

    public SyntaxTree tree() {
        return document.tree();
    }

    /** Resolved as far as the text allows. */
    public Script script() {
        return resolved.get().script();
    }

    public Catalog catalog() {
        return script().catalog();
    }

    /** The names that stand in the text and what they mean. */
    public Names names() {
        return names.get();
    }

    /**
     * What the text by itself tells to be wrong, and problems from elsewhere, in the order of the text. Planning, which is
     * dear, is not asked.
     */
    public List<Problem> problemsWith(List<Problem> others) {
        return Stream.of(tree().problems(), checked.get().problems(), others).flatMap(List::stream)
                .sorted(Comparator.comparingInt(problem -> problem.range().start())).toList();
    }

    /** What only planning tells to be wrong. */
    public List<Problem> plannedProblems() {
        List<Problem> planned = new ArrayList<>(problems());
        planned.removeAll(new HashSet<>(problemsWith(List.of())));
        return planned;
    }

    /** Everything that is wrong, the planner's problems included, in the order of the text. */
    public List<Problem> problems() {
        return analysis.get(wanted).problems();
    }

    /** What the script makes; empty where it has errors, makes nothing, or makes more than {@link #MOST_PICTURES}. */
    public Optional<Plan> plan() {
        return analysis.get(wanted).plan();
    }

    /** The same without a limit; planned anew where there are many. */
    public Optional<Plan> wholePlan() {
        return isPlanLeftOut() ? analysis(Long.MAX_VALUE, wanted).plan() : plan();
    }

    /** Whether the script could be planned and has too many pictures for that. */
    public boolean isPlanLeftOut() {
        return plan().isEmpty() && problems().stream()
                .anyMatch(
                        problem -> problem.code() == ProblemCode.MANY_PICTURES && problem.severity() == Severity.HINT);
    }

    /** Where imports and masks come from, at this moment. */
    public CatalogSource source() {
        return source;
    }

    /** The features that are most like one, see {@link CatalogSource#similar}. */
    public List<SimilarFeatures.Similar> similar(AutoencoderCard card, int index, int most) {
        return source.similar(card, index, most, wanted);
    }

    /** The same elements for a long way through them: each look asks first whether the answer is wanted. */
    public <T> List<T> over(List<T> many) {
        return new Patience(Long.MAX_VALUE, wanted).over(many);
    }

    /** The index of an autoencoder's labels, made once. */
    public FeatureIndex index(AutoencoderCard card) {
        return texts.disk().index(card);
    }

    /**
     * Begins to read what the text names of this machine's models; for a thread that has nothing else to do.
     *
     * @return the autoencoders, whose indexes may be {@linkplain FeatureIndex#prepare prepared} when there is more time
     */
    public List<AutoencoderCard> readAhead() {
        return new ReadingAhead(texts.disk(), document.path()).read(document.text());
    }

    boolean isKnown() {
        return analysis.isKnown();
    }

    /** Whether one of the files, or one in the folders, was looked at, or for. */
    boolean asksFor(Set<Path> places) {
        return source.asked(places);
    }
}
