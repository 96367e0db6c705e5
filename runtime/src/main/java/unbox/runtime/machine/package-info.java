/**
 * The machine that is painted on, which other programs use too. Begin reading at
 * {@link unbox.runtime.machine.MachineMemory}.
 */
package unbox.runtime.machine;
