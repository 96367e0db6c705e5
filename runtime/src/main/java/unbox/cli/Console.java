package unbox.cli;

import java.io.PrintWriter;

/**
 * Where a command writes.
 *
 * @param out what was asked for: tables, plans, pictures' places
 * @param err everything that speaks of it: problems, progress, notes
 * @param colour whether escape sequences for colours are understood
 */
public record Console(PrintWriter out, PrintWriter err, boolean colour) {

    /** What a piece of text means; its colour follows. */
    public enum Ink {
        ERROR("31;1"),
        WARNING("33;1"),
        HINT("36"),
        GOOD("32"),
        STRONG("1"),
        FAINT("2");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /** The text in its ink, or plain where colours are not understood. */
    public String paint(Ink ink, String text) {
        return colour ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }

    /** Says what went wrong, with the program's name before it. */
    public void fail(String message) {
        err.println(paint(Ink.ERROR, "unbox: ") + message);
        err.flush();
    }
}
