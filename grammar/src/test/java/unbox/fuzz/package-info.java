/** What tests with random input share, in every module: rounds, damage, and how much memory something takes. */
package unbox.fuzz;
