package unbox.runtime.share;

import java.util.List;

/** What painting with a model takes, told from its configuration alone. Bytes are estimates, on the safe side. */
public interface Needs {

    /** The model's transformer blocks, in the order in which the U-Net passes them. */
    List<String> blocks();

    /** Bytes that are taken whatever is painted: by the program, and by the weights of the model and its autoencoders. */
    long weights();

    /** Bytes that one picture's rows take while they go through the U-Net. */
    long working(Settings settings);

    /** Bytes that one picture's rows take while they are kept where runs part, to be edited in several ways. */
    long kept(Settings settings);

    /** Bytes that decoding one picture takes. */
    long decoding(Settings settings);
}
