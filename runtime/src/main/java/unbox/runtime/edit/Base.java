package unbox.runtime.edit;

/** What the changes of an edit are added to. */
public enum Base {
    /** The block's own output. */
    OUTPUT,
    /** The block's input: the block is skipped. */
    INPUT,
    /** The block's input plus its update as the autoencoder gives it back. */
    RECONSTRUCTION
}
