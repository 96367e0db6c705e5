package unbox.language.syntax;

import java.util.List;
import java.util.Optional;

/** What stands at the top level of a script. {@code doc} is the text of its {@code ///} lines, without the slashes. */
public sealed interface Statement {

    /** From the statement's word to its end, without comments around it. */
    Range range();

    Optional<String> doc();

    /** A statement that brings a name into the one space of names that prompts, features, regions and edits share. */
    sealed interface Declaration extends Statement {
        Name name();

        List<Parameter> parameters();
    }

    /** {@code model "landscape" { dtype float16 size 512 x 512 }}. */
    record ModelStatement(Text reference, List<ModelSetting> settings, Optional<String> doc, Range range)
            implements Statement {}

    /** {@code saes "surkovv/sdxl-unbox"}. */
    record SaesStatement(Text reference, Optional<String> doc, Range range) implements Statement {}

    /** {@code import "features.unbox"}. */
    record ImportStatement(Text path, Optional<String> doc, Range range) implements Statement {}

    /** {@code prompt photo(animal, place = "a forest") = "a photo of a {animal} in {place}"}. */
    record PromptDeclaration(Name name, List<Parameter> parameters, Text text, Optional<String> doc, Range range)
            implements Declaration {}

    /** {@code feature fur = up.0.1#90, up.0.1#230}. */
    record FeatureDeclaration(Name name, List<Expression> features, Optional<String> doc, Range range)
            implements Declaration {
        @Override
        public List<Parameter> parameters() {
            return List.of();
        }
    }

    /** {@code feature up.0.1#90 "fur"}: a label without a name. */
    record LabelStatement(Expression.FeatureLiteral feature, Optional<String> doc, Range range) implements Statement {}

    /** {@code region face = ellipse(0.5, 0.35, 0.2, 0.25)}. */
    record RegionDeclaration(Name name, Expression region, Optional<String> doc, Range range) implements Declaration {
        @Override
        public List<Parameter> parameters() {
            return List.of();
        }
    }

    /** {@code edit stripy(strength = 5) { ... }}. */
    record EditDeclaration(Name name, List<Parameter> parameters, List<Action> actions, Optional<String> doc,
            Range range) implements Declaration {}

    /** {@code experiment stripes { ... }}. Experiments have a space of names of their own. */
    record ExperimentStatement(Name name, List<Clause> clauses, Optional<String> doc, Range range)
            implements Statement {}

    /** {@code seed}, {@code steps}, {@code guidance} or {@code negative} at the top level: the file's default. */
    record DefaultStatement(Clause.Axis axis, Optional<String> doc) implements Statement {
        @Override
        public Range range() {
            return axis.range();
        }
    }

    /** {@code dtype float16} or {@code size 512 x 512}. */
    sealed interface ModelSetting {
        Range range();
    }

    /** {@code dtype float16}; the checker knows which there are. */
    record DtypeSetting(Name dtype, Range range) implements ModelSetting {}

    /** {@code size 512 x 512}: width, then height, in pixels. */
    record SizeSetting(int width, int height, Range range) implements ModelSetting {}

    /** {@code strength = 5} or {@code f} in a declaration's parentheses. */
    record Parameter(Name name, Optional<Expression> defaultValue, Range range) {}
}
