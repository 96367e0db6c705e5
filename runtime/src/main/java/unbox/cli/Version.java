package unbox.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, as its jar's manifest says it. */
final class Version implements IVersionProvider {

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[]{"unbox " + text() + " (Java " + Runtime.version().feature() + ")"};
    }
}
