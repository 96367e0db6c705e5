package unbox.language.model;

import java.nio.file.Path;

/** A part of the picture, in fractions of its width and height; weighs each place from 0 to 1. */
public sealed interface Region {

    /** The whole picture. */
    record Everywhere() implements Region {}

    /** Holds {@code left <= x < right} and {@code top <= y < bottom}. */
    record Rectangle(double left, double top, double right, double bottom) implements Region {}

    /** Holds its border. */
    record Ellipse(double centreX, double centreY, double radiusX, double radiusY) implements Region {}

    /** A picture file: luminance / 255, white is in. The path is absolute. */
    record Mask(Path file) implements Region {}

    /** 1 - m. */
    record Not(Region region) implements Region {}

    /** The smaller weight. */
    record And(Region left, Region right) implements Region {}

    /** The larger weight. */
    record Or(Region left, Region right) implements Region {}
}
