package unbox.server.runner;

import java.io.IOException;

/** How a runner is started. */
@FunctionalInterface
public interface RunnerStarter {

    /** By its launcher. The runner ends with this process, and runs on the same Java. */
    RunnerStarter LAUNCHER = installation -> {
        String own = String.valueOf(ProcessHandle.current().pid());
        var builder = new ProcessBuilder(installation.command("serve", "--parent", own));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.directory(installation.home().toFile()).start();
    };

    /**
     * Starts {@code unbox serve} of an installation.
     *
     * @throws IOException where there is nothing to start
     */
    Process start(Installation installation) throws IOException;
}
