package unbox.server.answer;

/** How pictures are shown in what is told. */
public enum Drawing {
    /** With characters, which every editor shows. */
    CHARACTERS,
    /** As pictures inside the text, for editors that show those. */
    PICTURES
}
