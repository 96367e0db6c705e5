package unbox.server.request;

import java.nio.file.Path;
import unbox.language.problem.ProblemCode;

/** The pages of problems, which are installed beside the program. */
final class Pages {
    private static final Path FOLDER = Path.of(System.getProperty("unbox.home", ".")).toAbsolutePath().normalize()
            .resolve("docs/problems");

    private Pages() {}

    /** The address of a problem's page. */
    static String of(ProblemCode code) {
        return unbox.server.session.Uris.uri(FOLDER.resolve(code.slug() + ".md"));
    }
}
