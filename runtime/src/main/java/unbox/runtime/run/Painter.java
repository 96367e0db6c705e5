package unbox.runtime.run;

import java.util.Map;
import unbox.runtime.RunException;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Needs;

/** Makes pictures: a loaded model with its autoencoders. Not safe for several threads at once. */
public interface Painter extends AutoCloseable {

    /**
     * Makes pictures of a batch. What they share is computed once; what else is in the batch never changes a picture beyond
     * rounding, and the same batch gives the same bits, whatever of it is wanted.
     *
     * @throws RunException when something is wrong that a person can mend
     */
    void paint(Batch batch, PaintRequest request);

    /** What painting takes: blocks and bytes. */
    Needs needs();

    /** What made the pictures, for the manifest: by name ({@code unbox}, {@code pytorch}, {@code device}, {@code threads}, ...). */
    Map<String, String> environment();

    /**
     * SHA-256 of every weight file in use: the model's by their path in its folder, an autoencoder's as
     * {@code autoencoders/up.0.1/state_dict.pth}.
     */
    Map<String, String> hashes();

    @Override
    void close();
}
