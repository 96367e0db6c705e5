package unbox.language.syntax;

/** A name as written: of a declaration, a parameter, or a use of one. */
public record Name(String text, Range range) {}
