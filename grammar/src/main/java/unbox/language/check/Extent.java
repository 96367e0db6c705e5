package unbox.language.check;

/** How many values may stand in one place. */
enum Extent {
    /** One. */
    SINGLE,
    /** One, or a list whose members act at once: the features and blocks of an edit. */
    TOGETHER,
    /** Several, one after the other: an axis of an experiment. */
    AXIS
}
