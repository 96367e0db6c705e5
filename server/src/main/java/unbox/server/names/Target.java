package unbox.server.names;

import java.nio.file.Path;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;

/**
 * What a name means: the place where it is declared tells one from another.
 *
 * @param file absolute
 * @param name the name where it is declared
 * @param statement the declaration or experiment; of a parameter the declaration that it belongs to
 */
public record Target(Kind kind, Path file, Range name, String text, Statement statement) {

    /** What can be declared. */
    public enum Kind {
        PROMPT,
        FEATURE,
        REGION,
        EDIT,
        EXPERIMENT,
        PARAMETER;

        /** What a declaration declares. */
        public static Kind of(Statement.Declaration declaration) {
            return switch (declaration) {
                case Statement.PromptDeclaration prompt -> PROMPT;
                case Statement.FeatureDeclaration feature -> FEATURE;
                case Statement.RegionDeclaration region -> REGION;
                case Statement.EditDeclaration edit -> EDIT;
            };
        }

        /** As people say it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Two names mean the same where they are declared at the same place. */
    public boolean is(Target other) {
        return file.equals(other.file) && name.equals(other.name);
    }
}
