package unbox.language.check;

import java.util.List;
import unbox.language.problem.Problem;

/**
 * A script and what the checker found wrong with it.
 *
 * @param script resolved as far as its text allows, also where there are problems
 * @param problems in the order of the text; those of the parser are not among them, they are the tree's
 * @param passed what need not be checked again where it has not changed
 */
public record Checked(Script script, List<Problem> problems, Passed passed) {}
