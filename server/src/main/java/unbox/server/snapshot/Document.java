package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Positions;
import unbox.language.syntax.Range;
import unbox.language.syntax.SyntaxTree;

/** A text at one moment: of an open editor, or of a file as it was read. Immutable; its tree is made when it is needed. */
public final class Document {
    /** The tree of a longer text would need more memory than a server should take. */
    public static final int LONGEST = 2_000_000;

    private final String uri;
    private final Path path;
    private final Optional<Integer> version;
    private final String text;
    private final Lazy<Positions> positions;
    /** The tree of an earlier text, from which this one's is found faster. */
    private final Optional<SyntaxTree> earlier;
    private final Lazy<SyntaxTree> tree;
    /** Those that were asked for last: an editor counts in one way. */
    private volatile Columns columns;

    /**
     * @param uri as the editor writes it
     * @param version the editor's, empty for a file that no editor has open
     */
    public Document(String uri, Path path, Optional<Integer> version, String text) {
        this(uri, path, version, text, Optional.empty());
    }

    private Document(String uri, Path path, Optional<Integer> version, String text, Optional<SyntaxTree> earlier) {
        this.uri = uri;
        this.path = path;
        this.version = version;
        this.text = Objects.requireNonNull(text);
        positions = new Lazy<>(() -> new Positions(text));
        this.earlier = earlier;
        tree = new Lazy<>(() -> isTooLong() ? Parser.parse("")
                : earlier.map(before -> Parser.parse(text, before)).orElseGet(() -> Parser.parse(text)));
    }

    public String uri() {
        return uri;
    }

    /** Absolute. */
    public Path path() {
        return path;
    }

    public Optional<Integer> version() {
        return version;
    }

    public String text() {
        return text;
    }

    /** Whether the text is longer than {@link #LONGEST}: it is kept, but not read, and its tree is empty. */
    public boolean isTooLong() {
        return text.length() > LONGEST;
    }

    public SyntaxTree tree() {
        return tree.get();
    }

    public Positions positions() {
        return positions.get();
    }

    /** The same document later. */
    public Document next(int newVersion, String newText) {
        Optional<SyntaxTree> read = tree.isKnown() ? Optional.of(tree.get()) : earlier;
        return new Document(uri, path, Optional.of(newVersion), newText, read);
    }

    /** The text with a part of it replaced. */
    public String replaced(Range range, String replacement) {
        return new StringBuilder(text).replace(range.start(), range.end(), replacement).toString();
    }

    /** The offset of a place; one outside the text is its nearest end. */
    public int offset(int line, int column, Encoding encoding) {
        if (line < 0) {
            return 0;
        }
        return line < positions().lines()
                ? columns(encoding).offset(line, Math.max(0, column))
                : text.length();
    }

    /** The column of an offset as the editor counts. */
    public int column(int offset, Encoding encoding) {
        return columns(encoding).column(offset);
    }

    private Columns columns(Encoding encoding) {
        Columns known = columns;
        if (known == null || known.encoding() != encoding) {
            known = new Columns(text, positions(), encoding);
            columns = known;
        }
        return known;
    }
}
