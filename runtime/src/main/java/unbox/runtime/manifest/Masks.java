package unbox.runtime.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import unbox.language.model.Facts;
import unbox.language.model.Measure;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Run;
import unbox.runtime.RunException;
import unbox.runtime.output.Hashes;
import unbox.runtime.output.Reasons;

/** The mask files that an experiment reads. */
final class Masks {
    private Masks() {}

    /** SHA-256 of each file, by its path. */
    static Map<Path, String> of(ExperimentPlan experiment) {
        Map<Path, String> hashes = new TreeMap<>();
        Stream.concat(experiment.runs().stream().map(Run::facts).flatMap(Masks::of),
                experiment.measures().stream().map(Measure::region).flatMap(Masks::files))
                .forEach(file -> hashes.computeIfAbsent(file, Masks::hash));
        return hashes;
    }

    /** The files that one picture needs. */
    static Stream<Path> of(Facts facts) {
        return facts.edit().stream().flatMap(Masks::regions).flatMap(Masks::files);
    }

    static String hash(Path mask) {
        try {
            return Hashes.sha256(Files.readAllBytes(mask));
        } catch (IOException e) {
            throw new RunException("The mask " + mask + " cannot be read: " + Reasons.of(e)
                    + ". A region of the script needs it.", e);
        }
    }

    private static Stream<Region> regions(Operation operation) {
        return operation instanceof Operation.OnFeatures onFeatures ? Stream.of(onFeatures.region()) : Stream.empty();
    }

    private static Stream<Path> files(Region region) {
        return switch (region) {
            case Region.Mask mask -> Stream.of(mask.file());
            case Region.Not not -> files(not.region());
            case Region.And and -> Stream.concat(files(and.left()), files(and.right()));
            case Region.Or or -> Stream.concat(files(or.left()), files(or.right()));
            case Region.Everywhere everywhere -> Stream.empty();
            case Region.Rectangle rectangle -> Stream.empty();
            case Region.Ellipse ellipse -> Stream.empty();
        };
    }
}
