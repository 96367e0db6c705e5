/**
 * From a checked script to what is run. {@link unbox.language.plan.Planner} is the way in; what comes out are the records
 * {@link unbox.language.plan.Plan}, {@link unbox.language.plan.ExperimentPlan}, {@link unbox.language.plan.Run} and
 * {@link unbox.language.plan.GridPlan}, for people through {@link unbox.language.plan.PlanPrinter} and for programs through
 * {@link unbox.language.plan.PlanJson}. In the order in which it happens:
 * <ol>
 * <li>{@code PictureCount} with {@code ChoiceCount}: how many pictures there will be, before any is made
 * <li>{@code Evaluator} with {@code CallValues}, {@code EditValues}, {@code FeatureValues} and {@code RegionValues}: each
 * expression comes to a list of {@code Choice}s, and each choice has a {@code Value}, a {@code Caption} and the captions of
 * its parameters
 * <li>{@code AxisReader}: the six axes of an experiment; {@code ValueRules} and {@code ComposedEditRules} find what is wrong
 * with their values
 * <li>{@code Cell}: a value of each axis, with its unedited twin; {@code Field}: what {@code grid} and {@code save} may name
 * <li>{@code GridLayout} with {@code GridHeadings}: the contact sheets
 * <li>{@code Outputs} with {@code PictureNames}, {@code FileNames} and {@code OutputFolders}: where each picture goes
 * </ol>
 */
package unbox.language.plan;
