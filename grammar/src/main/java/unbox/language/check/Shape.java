package unbox.language.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The shapes that regions are made of. */
enum Shape {
    RECT("left", "top", "right", "bottom"),
    ELLIPSE("centre x", "centre y", "radius x", "radius y"),
    MASK("file");

    private final List<String> arguments;

    Shape(String... arguments) {
        this.arguments = List.of(arguments);
    }

    static Optional<Shape> named(String word) {
        return Arrays.stream(values()).filter(shape -> shape.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Shape::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> arguments() {
        return arguments;
    }

    /** What each argument is. */
    Want want() {
        return this == MASK ? new Want.MaskFile() : new Want.Number(NumberUse.ANY);
    }

    /** How it is written: {@code rect(left, top, right, bottom)}. */
    String signature() {
        return word() + "(" + String.join(", ", arguments) + ")";
    }
}
