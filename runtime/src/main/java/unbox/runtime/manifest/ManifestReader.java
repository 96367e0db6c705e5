package unbox.runtime.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import unbox.language.model.Facts;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.language.plan.PlanJson;
import unbox.language.plan.Run;
import unbox.runtime.RunException;
import unbox.runtime.output.Reasons;
import unbox.runtime.share.Batch;

/** Reads manifests, and says of other files where they stop being one. */
final class ManifestReader {
    private static final Pattern PLACE = Pattern.compile("at (line \\d+ column \\d+)");

    private final Path file;
    private final Path folder;

    private ManifestReader(Path file) {
        this.file = file;
        this.folder = file.getParent();
    }

    static Manifest read(Path file) {
        var reader = new ManifestReader(file);
        try {
            return reader.manifest(JsonParser.parseString(Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw new RunException(file + " is no manifest: it is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new RunException("The manifest " + file + " cannot be read: " + Reasons.of(e) + ".", e);
        } catch (JsonParseException | InvalidPathException e) {
            throw new RunException(file + " is no manifest, or only a part of one: " + place(e)
                    + " Run the script again to make a new one.", e);
        }
    }

    private Manifest manifest(JsonElement root) {
        var json = object(root, "the file");
        int format = number(json, "format").intValue();
        if (format != ManifestJson.FORMAT) {
            throw new RunException(file + " is a manifest of format " + format + "; this version of Unbox reads format "
                    + ManifestJson.FORMAT + ". Run the script again, or use the version that wrote it: "
                    + texts(json, "environment").getOrDefault("unbox", "unknown") + ".");
        }
        Plan plan = PlanJson.fromTree(member(json, "plan"), folder);
        if (plan.experiments().size() != 1) {
            throw new JsonParseException("\"plan\" has " + plan.experiments().size() + " experiments instead of one.");
        }
        ExperimentPlan experiment = plan.experiments().getFirst();
        checkRuns(experiment);
        List<Manifest.PictureEntry> pictures = list(json, "pictures", this::picture);
        if (pictures.size() != experiment.runs().size()) {
            throw new JsonParseException("\"pictures\" has " + pictures.size() + " entries for "
                    + experiment.runs().size() + " runs.");
        }
        List<Facts> runs = experiment.runs().stream().map(Run::facts).toList();
        List<Batch> batches = list(json, "batches", batch -> BatchJson.read(batch, runs, folder));
        checkBatches(pictures, batches.size());
        Map<Path, String> masks = new TreeMap<>();
        texts(json, "masks").forEach((path, hash) -> masks.put(resolve(path), hash));
        return new Manifest(file, plan, text(json, "fingerprint"), texts(json, "environment"), texts(json, "weights"),
                masks, batches, pictures, list(json, "claims", this::claim));
    }

    /** Runs and grids name runs by their numbers, which a changed file may have wrong. */
    private static void checkRuns(ExperimentPlan experiment) {
        int count = experiment.runs().size();
        for (int i = 0; i < count; i++) {
            Run run = experiment.runs().get(i);
            if (run.index() != i || run.twin() < 0 || run.twin() >= count) {
                throw new JsonParseException("run " + i + " of \"plan\" has a wrong \"index\" or \"twin\".");
            }
        }
        boolean known = experiment.grids().stream().flatMap(grid -> grid.cells().stream()).flatMap(List::stream)
                .flatMapToInt(OptionalInt::stream).allMatch(cell -> 0 <= cell && cell < count);
        if (!known) {
            throw new JsonParseException("a grid of \"plan\" shows a run that is not there.");
        }
    }

    private static void checkBatches(List<Manifest.PictureEntry> pictures, int batches) {
        for (Manifest.PictureEntry entry : pictures) {
            if (entry.lost().isEmpty() && (entry.batch() < 0 || entry.batch() >= batches)) {
                throw new JsonParseException("picture " + entry.run() + " names a batch that is not there.");
            }
        }
    }

    private Manifest.PictureEntry picture(JsonObject entry) {
        return new Manifest.PictureEntry(number(entry, "run").intValue(), number(entry, "batch").intValue(),
                optionalText(entry, "path").map(this::resolve), optionalText(entry, "sha256"),
                optionalText(entry, "pixels"), optionalText(entry, "lost"));
    }

    private Manifest.ClaimEntry claim(JsonObject entry) {
        return new Manifest.ClaimEntry(text(entry, "claim"), number(entry, "run").intValue(),
                member(entry, "value").isJsonNull() ? Double.NaN : number(entry, "value").doubleValue(),
                Boolean.parseBoolean(primitive(entry, "holds").getAsString()));
    }

    private Path resolve(String path) {
        return folder.resolve(path).normalize();
    }

    private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> read) {
        JsonElement member = member(json, name);
        if (!member.isJsonArray()) {
            throw new JsonParseException("\"" + name + "\" is no list.");
        }
        List<T> list = new ArrayList<>();
        member.getAsJsonArray()
                .forEach(element -> list.add(read.apply(object(element, "an entry of \"" + name + "\""))));
        return list;
    }

    private static Map<String, String> texts(JsonObject json, String name) {
        Map<String, String> texts = new TreeMap<>();
        var object = object(member(json, name), "\"" + name + "\"");
        object.keySet().forEach(key -> texts.put(key, text(object, key)));
        return texts;
    }

    private static Number number(JsonObject json, String name) {
        try {
            return primitive(json, name).getAsDouble();
        } catch (NumberFormatException e) {
            throw new JsonParseException("\"" + name + "\" is no number.", e);
        }
    }

    private static String text(JsonObject json, String name) {
        return primitive(json, name).getAsString();
    }

    private static Optional<String> optionalText(JsonObject json, String name) {
        return member(json, name).isJsonNull() ? Optional.empty() : Optional.of(text(json, name));
    }

    private static JsonElement primitive(JsonObject json, String name) {
        JsonElement member = member(json, name);
        if (!member.isJsonPrimitive()) {
            throw new JsonParseException("\"" + name + "\" is no single value.");
        }
        return member;
    }

    private static JsonElement member(JsonObject json, String name) {
        JsonElement member = json.get(name);
        if (member == null) {
            throw new JsonParseException("it lacks \"" + name + "\".");
        }
        return member;
    }

    private static JsonObject object(JsonElement element, String what) {
        if (!element.isJsonObject()) {
            throw new JsonParseException(what + " is no object.");
        }
        return element.getAsJsonObject();
    }

    /** Gson's own messages are long and name its classes; where they name a place, that is what helps. */
    private static String place(RuntimeException e) {
        var place = PLACE.matcher(String.valueOf(e.getMessage()));
        return place.find() ? "it breaks off or goes wrong at " + place.group(1) + "." : e.getMessage();
    }
}
