package unbox.language.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unbox.language.catalog.clip.ClipTokenizer;

/**
 * A model as its configuration files describe it.
 *
 * @param folder where its files lie, in the hub's layout
 * @param blocks its cross-attention transformer blocks in the order in which the U-Net runs them
 * @param defaultWidth the picture's own width in pixels
 * @param defaultHeight its own height
 * @param sizeMultiple widths and heights must be multiples of this many pixels
 * @param turbo whether the scheduler's spacing is trailing: 1 step and no guidance unless said otherwise
 * @param tokenizer counts a prompt's tokens
 */
public record ModelCard(String name, Path folder, List<BlockCard> blocks, int defaultWidth, int defaultHeight,
        int sizeMultiple, boolean turbo, ClipTokenizer tokenizer) {

    /**
     * A transformer block.
     *
     * @param name as the paper names it: {@code down.2.1}
     * @param path as the weights name it: {@code down_blocks.2.attentions.1}
     * @param width values a position
     * @param cell pixels of the picture that one position of the block's grid covers, each way
     */
    public record BlockCard(String name, String path, int width, int cell) {}

    public Optional<BlockCard> block(String blockName) {
        return blocks.stream().filter(block -> block.name().equals(blockName)).findFirst();
    }

    /** Steps where the script says nothing. */
    public int defaultSteps() {
        return turbo ? 1 : 30;
    }

    /** Guidance where the script says nothing. */
    public double defaultGuidance() {
        return turbo ? 0 : 5;
    }
}
