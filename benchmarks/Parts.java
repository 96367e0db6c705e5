import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import unbox.language.Analysis;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FileCatalogSource;
import unbox.language.plan.Overrides;
import unbox.language.plan.Plan;
import unbox.language.plan.Run;
import unbox.runtime.model.BlockEditor;
import unbox.runtime.model.Recorder;
import unbox.runtime.model.SdxlModel;
import unbox.runtime.model.TextEmbedding;
import unbox.runtime.model.UNet;
import unbox.runtime.model.UNetCondition;
import unbox.runtime.model.UNetState;
import unbox.runtime.run.PaintRequest;
import unbox.runtime.run.Painter;
import unbox.runtime.run.RunListener;
import unbox.runtime.run.RunOptions;
import unbox.runtime.run.Runner;
import unbox.runtime.run.SdxlPainter;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;
import unbox.runtime.share.Needs;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.ScriptedKernels;

/**
 * Unbox's side of the benchmarks: loads a model, then does what each line of its input asks for, and answers in a line of
 * JSON, where {@code ms} is the time of the work alone. {@code peer.py} speaks the same way. Started through the launcher
 * (see {@code harness/sides.py}), so that it runs as the program does.
 */
final class Parts {
    private static final String WORDS = "a meadow and a white house in the middle";
    /** Behind this block's edit the runs of the sweep part. */
    private static final String PARTS_AT = "up.0.1";
    private static final Gson JSON = new Gson();

    private final Path folder;
    private final PyTorch torch;
    private final Kernels kernels;
    private final SdxlModel model;
    private final Map<String, Sweep> sweeps = new HashMap<>();

    private Parts(Path folder, int threads) {
        this.folder = folder;
        torch = PyTorch.open("cpu", threads, note -> {});
        kernels = new ScriptedKernels(torch.manager());
        model = SdxlModel.load(folder, DataType.FLOAT32, torch, kernels, note -> {});
    }

    /** @param arguments the model's folder and the number of threads, last of what the launcher passes on */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        int count = arguments.length;
        var parts = new Parts(Path.of(arguments[count - 2]), Integer.parseInt(arguments[count - 1]));
        var requests = new BufferedReader(new InputStreamReader(System.in));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(JSON.toJson(parts.answer(JSON.fromJson(line, JsonObject.class))));
            answers.flush();
        }
    }

    private Map<String, Object> answer(JsonObject request) {
        // A painter that is loaded in a scope would lose its weights with it.
        if (request.get("do").getAsString().equals("paint")) {
            return paint(request);
        }
        return Scope.compute(() -> switch (request.get("do").getAsString()) {
            case "about" -> about();
            case "text" -> timed(() -> model.promptEncoder().encode(WORDS).hidden());
            case "unet" -> unet(request.get("size").getAsInt());
            case "vae" -> vae(request.get("size").getAsInt());
            case "profile" -> Profile.of(folder, torch, request.get("size").getAsInt());
            case "stages" -> stages(request.get("size").getAsInt(), request.get("rows").getAsInt());
            default -> throw new IllegalArgumentException("nothing is known of " + request);
        });
    }

    private Map<String, Object> about() {
        Map<String, Object> versions = new HashMap<>(torch.versions());
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    /** One step of one row; the text is encoded outside the time. */
    private Map<String, Object> unet(int size) {
        TextEmbedding text = model.promptEncoder().encode(WORDS);
        NDArray latents = latents(size, 1);
        return timed(() -> {
            UNetCondition condition = model.unet().condition(999, text, size, size);
            return model.unet().forward(latents, condition, BlockEditor.NONE, Recorder.NONE);
        });
    }

    private Map<String, Object> vae(int size) {
        NDArray latents = latents(size, 1);
        return timed(() -> model.vae().decode(latents));
    }

    /** What so many rows take until the runs of the sweep part, after that, and to be decoded: milliseconds. */
    private Map<String, Object> stages(int size, int rows) {
        TextEmbedding one = model.promptEncoder().encode(WORDS);
        var text = new TextEmbedding(one.hidden().repeat(0, rows), one.pooled().repeat(0, rows));
        NDArray latents = latents(size, rows);
        UNet unet = model.unet();
        long start = System.nanoTime();
        UNetCondition condition = unet.condition(999, text, size, size);
        UNetState parting = unet.run(unet.begin(latents), unet.indexOf(PARTS_AT) + 1, condition, BlockEditor.NONE,
                Recorder.NONE);
        long parted = System.nanoTime();
        unet.run(parting, unet.stages().size(), condition, BlockEditor.NONE, Recorder.NONE);
        long left = System.nanoTime();
        model.vae().decode(latents);
        long decoded = System.nanoTime();
        return Map.of("before", milliseconds(start, parted), "after", milliseconds(parted, left), "decode",
                milliseconds(left, decoded));
    }

    /** The same values on both sides, so that their answers can be compared: [rows, 4, size / factor, size / factor]. */
    private NDArray latents(int size, int rows) {
        int side = size / model.vae().factor();
        return model.manager().arange(4f * side * side).sin().reshape(new Shape(1, 4, side, side)).repeat(0, rows);
    }

    private Map<String, Object> timed(Supplier<NDArray> work) {
        long start = System.nanoTime();
        NDArray result = work.get();
        double took = milliseconds(start, System.nanoTime());
        return Map.of("ms", took, "rms", (double) result.square().mean().sqrt().getFloat());
    }

    private static double milliseconds(long start, long end) {
        return (end - start) / 1e6;
    }

    /** Runs an experiment, its files included, {@code as} one of {@link Sweep}'s ways. */
    private Map<String, Object> paint(JsonObject request) {
        Plan plan = plan(Path.of(request.get("script").getAsString()), request.get("experiment").getAsString(),
                Path.of(request.get("out").getAsString()));
        String way = request.get("as").getAsString();
        Sweep sweep = sweeps.computeIfAbsent(way, as -> new Sweep(as, plan, catalog(), torch, kernels));
        long start = System.nanoTime();
        sweep.run(plan);
        double took = milliseconds(start, System.nanoTime());
        List<String> files = plan.experiments().getFirst().runs().stream().filter(Run::isPicture)
                .sorted(Comparator.comparing(run -> run.facts().seed())).map(run -> run.output().get().toString())
                .toList();
        return Map.of("ms", took, "painting", sweep.painted(), "files", files);
    }

    private Plan plan(Path script, String experiment, Path out) {
        var overrides = new Overrides(Optional.of(experiment), OptionalLong.empty(), OptionalInt.empty(),
                OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.of(out));
        try {
            Analysis analysis = Analysis.of(script, Files.readString(script), catalog(), overrides);
            return analysis.plan().orElseThrow(() -> new IllegalStateException(analysis.problems().toString()));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private CatalogSource catalog() {
        return new FileCatalogSource(folder.getParent(), System.getenv());
    }
}

/** One way to run experiments, with a painter of its own. */
final class Sweep {
    private final Divided painter;

    /**
     * @param way {@code whole}: as the program runs; {@code rows}: pictures share as usual, but one row is computed after the
     *        other; {@code alone}: every picture is painted by itself, nothing is shared; {@code operators}: blocks are
     *        composed of operators, each a call of its own
     * @param plan any one with the model and autoencoders of all that are to be run
     */
    Sweep(String way, Plan plan, CatalogSource catalog, PyTorch torch, Kernels kernels) {
        Kernels used = way.equals("operators") ? operators(kernels) : kernels;
        // Nothing is kept for later, or the second round would have nothing to do.
        Painter loaded = SdxlPainter.open(plan, catalog, torch, used, 0, note -> {});
        painter = new Divided(loaded, switch (way) {
            case "rows" -> batch -> List.of(new Batch(batch.pictures(), Limits.ONE));
            case "alone" -> batch -> batch.pictures().stream().map(facts -> new Batch(List.of(facts), Limits.ONE))
                    .toList();
            default -> List::of;
        });
    }

    void run(Plan plan) {
        painter.painting = 0;
        Runner.run(plan, painter, RunListener.SILENT, RunOptions.DEFAULT);
    }

    /** Milliseconds of the last run in which it painted; the rest is reading, drawing and writing. */
    double painted() {
        return painter.painting / 1e6;
    }

    /** The same kernels, but that every block is what {@link Kernels} composes it of. */
    private static Kernels operators(Kernels kernels) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : method.invoke(kernels, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (Kernels) Proxy.newProxyInstance(Sweep.class.getClassLoader(), new Class<?>[] {Kernels.class}, handler);
    }

    /** Paints other batches instead of the one that it is given, which hold the same pictures. */
    private static final class Divided implements Painter {
        private final Painter painter;
        private final Function<Batch, List<Batch>> division;
        private long painting;

        Divided(Painter painter, Function<Batch, List<Batch>> division) {
            this.painter = painter;
            this.division = division;
        }

        @Override
        public void paint(Batch batch, PaintRequest request) {
            long start = System.nanoTime();
            division.apply(batch).forEach(part -> painter.paint(part, request));
            painting += System.nanoTime() - start;
        }

        @Override
        public Needs needs() {
            return painter.needs();
        }

        @Override
        public Map<String, String> environment() {
            return painter.environment();
        }

        @Override
        public Map<String, String> hashes() {
            return painter.hashes();
        }

        @Override
        public void close() {
            painter.close();
        }
    }
}

/** Where the time of one step and of one decoding goes: each call of a kernel, by the kernel's name. */
final class Profile implements InvocationHandler {
    private static final int REPETITIONS = 20;

    private final Kernels kernels;
    private final Map<String, Double> milliseconds = new HashMap<>();
    private boolean inside;

    private Profile(Kernels kernels) {
        this.kernels = kernels;
    }

    /** Milliseconds of one row: {@code unet} and {@code vae}, each by kernel, and {@code other} for what is between them. */
    static Map<String, Object> of(Path folder, PyTorch torch, int size) {
        var profile = new Profile(new ScriptedKernels(torch.manager()));
        Kernels watched = (Kernels) Proxy.newProxyInstance(Profile.class.getClassLoader(), new Class<?>[] {Kernels.class}, profile);
        try (SdxlModel model = SdxlModel.load(folder, DataType.FLOAT32, torch, watched, note -> {})) {
            int side = size / model.vae().factor();
            NDArray latents = model.manager().arange(4f * side * side).sin().reshape(new Shape(1, 4, side, side));
            TextEmbedding text = model.promptEncoder().encode("a meadow");
            UNetCondition condition = model.unet().condition(999, text, size, size);
            return Map.of("unet", profile.parts(() -> model.unet().forward(latents, condition, BlockEditor.NONE, Recorder.NONE)),
                    "vae", profile.parts(() -> model.vae().decode(latents)));
        }
    }

    private Map<String, Double> parts(Supplier<NDArray> work) {
        Scope.run(work::get);
        milliseconds.clear();
        long start = System.nanoTime();
        for (int i = 0; i < REPETITIONS; i++) {
            Scope.run(work::get);
        }
        double all = (System.nanoTime() - start) / 1e6;
        double calls = milliseconds.values().stream().mapToDouble(Double::doubleValue).sum();
        milliseconds.put("other", all - calls);
        Map<String, Double> each = new HashMap<>();
        milliseconds.forEach((name, took) -> each.put(name, took / REPETITIONS));
        return each;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        boolean outermost = !inside;
        inside = true;
        long start = System.nanoTime();
        try {
            return method.invoke(kernels, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            if (outermost) {
                inside = false;
                milliseconds.merge(method.getName(), (System.nanoTime() - start) / 1e6, Double::sum);
            }
        }
    }
}
