package unbox.runtime.edit;

/**
 * So much of one feature's direction is added at each position.
 *
 * @param coefficients [positions]; may be negative
 */
public record Change(int feature, float[] coefficients) {}
