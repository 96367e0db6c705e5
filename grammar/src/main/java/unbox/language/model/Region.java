package unbox.language.model;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of the picture, in fractions of its width and height; weighs each place from 0 to 1. */
public sealed interface Region {

    /** The whole picture. */
    record Everywhere() implements Region {}

    /** Holds {@code left <= x < right} and {@code top <= y < bottom}. */
    record Rectangle(double left, double top, double right, double bottom) implements Region {

        /** Whether a place is in. */
        public boolean holds(double x, double y) {
            return x >= left && x < right && y >= top && y < bottom;
        }
    }

    /** Holds its border. */
    record Ellipse(double centreX, double centreY, double radiusX, double radiusY) implements Region {

        /** Whether a place is in. */
        public boolean holds(double x, double y) {
            double acrossX = (x - centreX) / radiusX;
            double acrossY = (y - centreY) / radiusY;
            return acrossX * acrossX + acrossY * acrossY <= 1;
        }
    }

    /** A picture file: luminance / 255, white is in. The path is absolute. */
    record Mask(Path file) implements Region {}

    /** 1 - m. */
    record Not(Region region) implements Region {}

    /** The smaller weight. */
    record And(Region left, Region right) implements Region {}

    /** The larger weight. */
    record Or(Region left, Region right) implements Region {}

    /** The files of all masks in it. */
    default Set<Path> masks() {
        return switch (this) {
            case Mask mask -> Set.of(mask.file);
            case Not not -> not.region.masks();
            case And and -> union(and.left, and.right);
            case Or or -> union(or.left, or.right);
            case Everywhere everywhere -> Set.of();
            case Rectangle rectangle -> Set.of();
            case Ellipse ellipse -> Set.of();
        };
    }

    private static Set<Path> union(Region left, Region right) {
        return Stream.of(left, right).flatMap(region -> region.masks().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
