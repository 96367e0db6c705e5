package unbox.runtime.reading;

import java.util.Map;
import unbox.language.plan.Run;

/**
 * A picture's measures.
 *
 * @param values by the measure's name, in the order of the script
 */
public record Measured(Run run, Map<String, Double> values) {}
