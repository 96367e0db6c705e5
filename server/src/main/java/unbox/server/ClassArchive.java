package unbox.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A file of what Java has learnt about the server's classes, from which the next server starts in about half the time: the
 * ahead-of-time cache of Java 25 (JEP 483, 514, 515). Where there is none that fits, another server is started in the background,
 * some time after this one, is talked to as editors do, and leaves one behind. Without it all works the same.
 */
final class ClassArchive {
    /**
     * Where the file is to lie: set by who starts the server, where its Java can read such a file. Its name ends with {@code -}
     * and something that tells the server's jars from others, as Java takes from the file the classes of other jars too.
     */
    private static final String PROPERTY = "unbox.archive";
    /** After how many seconds it is made, so that it does not disturb a beginning. */
    private static final String AFTER = "unbox.archive.after";
    private static final int USUALLY_AFTER = 10;
    private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path file;
    private final Path models;

    private ClassArchive(Path file, Path models) {
        this.file = file;
        this.models = models;
    }

    /**
     * Makes the archive later, if one is wanted and none that is there fits.
     *
     * @param models the folder of the built-in models
     */
    static void keep(Path models) {
        String wanted = System.getProperty(PROPERTY);
        if (wanted != null) {
            var archive = new ClassArchive(Path.of(wanted).toAbsolutePath(), models);
            Thread.ofPlatform().daemon().name("unbox-archive").start(archive::keepLater);
        }
    }

    private void keepLater() {
        try {
            TimeUnit.SECONDS.sleep(Integer.getInteger(AFTER, USUALLY_AFTER));
            if (!fits()) {
                makeAlone();
            }
        } catch (IOException | InterruptedException withoutIt) {
            // the next server tries again
        }
    }

    /** Java passes over an archive that was made by another Java; one of other jars has another name. */
    private boolean fits() throws IOException {
        Path origin = beside(".origin");
        return Files.exists(file) && Files.exists(origin) && Files.readString(origin).equals(origin());
    }

    /** What an archive is made by and from. */
    private static String origin() throws IOException {
        var origin = new StringBuilder(System.getProperty("java.home")).append(' ').append(Runtime.version())
                .append('\n');
        for (String jar : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            Path path = Path.of(jar);
            origin.append(jar).append(' ').append(Files.size(path)).append(' ').append(Files.getLastModifiedTime(path))
                    .append('\n');
        }
        return origin.toString();
    }

    private void makeAlone() throws IOException, InterruptedException {
        Path lock = beside(".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.tryLock()) {
            if (alone != null) {
                make();
                Files.deleteIfExists(lock);
            }
        }
    }

    private void make() throws IOException, InterruptedException {
        Path made = beside(".new");
        try {
            if (Rehearsal.play(() -> start(made), models) && Files.exists(made)) {
                Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(beside(".origin"), origin());
                removeOthers();
            }
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(beside(".new.config")); // Java's own step between
        }
    }

    /** What was made from other jars, which will hardly come back. */
    private void removeOthers() throws IOException {
        String own = file.getFileName().toString();
        String family = own.substring(0, own.lastIndexOf('-') + 1);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(file.getParent(),
                other -> other.getFileName().toString().startsWith(family)
                        && other.getFileName().toString().matches(".*\\.aot(\\.origin)?")
                        && !other.getFileName().toString().startsWith(own))) {
            for (Path other : others) {
                Files.deleteIfExists(other);
            }
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** A server with this one's options that writes an archive when it ends, and lets everything else go first. */
    private static Process start(Path made) throws IOException {
        List<String> command = new ArrayList<>(WINDOWS ? List.of() : List.of("nice", "-n", "19"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-XX:AOT") && !option.startsWith("-D" + PROPERTY))
                .forEach(command::add);
        command.addAll(List.of("-XX:AOTCacheOutput=" + made, "-cp", System.getProperty("java.class.path"),
                Main.class.getName()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
