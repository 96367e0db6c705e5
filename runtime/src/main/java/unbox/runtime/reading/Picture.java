package unbox.runtime.reading;

import java.util.List;

/**
 * A finished picture.
 *
 * @param rgb [height, width, 3] as bytes
 * @param observations of every block that was asked for, by step
 */
public record Picture(int width, int height, byte[] rgb, List<Observation> observations) {}
