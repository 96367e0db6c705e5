package unbox.language.plan;

import java.util.List;
import java.util.Optional;
import unbox.language.problem.Problem;

/**
 * What planning comes to.
 *
 * @param plan empty where there are errors, and where the script names no model or one that is not on this machine
 * @param problems in the order of the text
 */
public record Planned(Optional<Plan> plan, List<Problem> problems) {}
