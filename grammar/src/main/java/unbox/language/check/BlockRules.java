package unbox.language.check;

import static unbox.language.problem.ProblemCode.NO_AUTOENCODER;
import static unbox.language.problem.ProblemCode.UNKNOWN_BLOCK;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.ModelCard.BlockCard;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Blocks that the model does not have, and blocks without an autoencoder where one is needed. */
final class BlockRules {
    /** What the names of blocks have in diffusers, and nowhere here. */
    private static final String DIFFUSERS = ".attentions.";

    private final Context context;
    private final Report report;

    BlockRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /**
     * A block where it is written.
     *
     * @param encoded whether it must have an autoencoder
     * @return whether it is what it must be, as far as that is known
     */
    boolean check(String block, Range range, boolean encoded) {
        Optional<ModelCard> model = context.catalog().model();
        if (model.isPresent() && model.get().block(block).isEmpty()) {
            reportUnknown(block, range, model.get(), encoded);
            return false;
        }
        if (block.contains(DIFFUSERS)) {
            report.add(UNKNOWN_BLOCK, range,
                    "`%s` is how diffusers names a block. Here it is `down.2.1`, `mid.0` or the like."
                            .formatted(block));
            return false;
        }
        if (encoded && context.known().autoencodersKnown() && context.catalog().autoencoder(block).isEmpty()) {
            reportWithoutAutoencoder(block, range);
            return false;
        }
        return true;
    }

    private void reportUnknown(String block, Range range, ModelCard model, boolean encoded) {
        List<String> blocks = model.blocks().stream().map(BlockCard::name).toList();
        String unknown = "The model has no block `%s`.".formatted(block);
        String all = " Its blocks: %s.".formatted(Words.codes(blocks));
        meant(block, encoded).ifPresentOrElse(
                nearest -> report.add(UNKNOWN_BLOCK, range,
                        unknown + (BlockNames.isOtherSpelling(block, nearest)
                                ? " Here it is called `%s`.".formatted(nearest)
                                : all),
                        Fix.replace("Write `%s`".formatted(nearest), range, nearest)),
                () -> report.add(UNKNOWN_BLOCK, range, unknown + all));
    }

    /** The block of the model that a name was meant for. */
    Optional<String> meant(String written, boolean encoded) {
        List<String> fitting = context.catalog().model().map(ModelCard::blocks).orElse(List.of()).stream()
                .map(BlockCard::name)
                .filter(name -> !encoded || !context.known().autoencodersKnown()
                        || context.catalog().autoencoder(name).isPresent())
                .toList();
        return BlockNames.meant(written, fitting);
    }

    private void reportWithoutAutoencoder(String block, Range range) {
        List<String> others = List.copyOf(new TreeSet<>(context.catalog().autoencoders().keySet()));
        if (others.isEmpty()) {
            reportNone(range);
        } else {
            report.add(NO_AUTOENCODER, range, "`%s` has no autoencoder, and this needs one. These blocks have one: %s."
                    .formatted(block, Words.codes(others)));
        }
    }

    private void reportNone(Range range) {
        String turbo = "saes \"surkovv/sdxl-unbox\"";
        Fix[] fixes = ModelRules.statements(context.source()).stream().limit(1)
                .map(model -> Fix.replace("Add those of SDXL Turbo", Range.at(model.range().end()), "\n" + turbo))
                .toArray(Fix[]::new);
        report.addOnce(NO_AUTOENCODER, range,
                "This needs an autoencoder, and the script names none. Add `saes \"...\"` with "
                        + "a hub id or a folder of checkpoints; those of SDXL Turbo are `surkovv/sdxl-unbox`.",
                fixes);
    }

    /** {@code all} where it stands for every block with an autoencoder. */
    void checkAll(Range range, boolean encoded) {
        if (encoded && context.known().autoencodersKnown() && context.catalog().autoencoders().isEmpty()) {
            reportNone(range);
        }
    }
}
