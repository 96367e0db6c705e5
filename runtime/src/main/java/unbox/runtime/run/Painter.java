package unbox.runtime.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import unbox.language.model.Facts;

/** Makes pictures: a loaded model with its autoencoders. Not safe for several threads at once. */
public interface Painter extends AutoCloseable {

    /**
     * Makes one picture a row. What stands in a row never changes another row's picture beyond rounding.
     *
     * @param batch facts of equal size, steps and guidance
     * @param observe blocks with an autoencoder whose codes are wanted
     * @throws RunException when something is wrong that a person can mend
     */
    List<Picture> paint(List<Facts> batch, Set<String> observe);

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
