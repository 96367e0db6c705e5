package unbox.language.catalog;

/** Placeholder. */
public final class ClipTokenizer {}
