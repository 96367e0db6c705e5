package unbox.cli;

import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.CatalogSource.Found;
import unbox.language.catalog.HubCache;
import unbox.language.catalog.ModelCard;
import unbox.language.model.ModelReference;
import unbox.runtime.RunException;
import unbox.runtime.report.Typeface;
import unbox.runtime.tensor.PyTorch;

/** {@code unbox doctor}: what works on this machine, what does not, and the cure. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = {
        "Looks at Java, PyTorch, fonts, devices and models: what works, what does not, and the cure."})
final class DoctorCommand implements Callable<Integer> {
    private final Main.Surroundings surroundings;

    /** One line: what was looked at, whether it is well, and what there is to say. */
    private record Finding(boolean well, String what, String detail) {}

    DoctorCommand(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(attempt("PyTorch", this::torch));
        findings.add(devices());
        findings.add(attempt("Fonts", DoctorCommand::fonts));
        findings.addAll(builtInModels());
        findings.addAll(hubModels());
        findings.forEach(this::print);
        boolean well = findings.stream().allMatch(Finding::well);
        surroundings.console().out().println(well ? "All is well." : "See the lines marked with !!.");
        return well ? Exit.GOOD : Exit.FAILED;
    }

    private void print(Finding finding) {
        Console console = surroundings.console();
        String mark = finding.well() ? console.paint(Console.Ink.GOOD, "ok") : console.paint(Console.Ink.ERROR, "!!");
        console.out().printf("%s  %-12s %s%n", mark, finding.what(), finding.detail());
    }

    private static Finding attempt(String what, Supplier<String> look) {
        try {
            return new Finding(true, what, look.get());
        } catch (RunException problem) {
            return new Finding(false, what, problem.getMessage());
        }
    }

    private Finding java() {
        return new Finding(true, "Java", Runtime.version() + " in " + System.getProperty("java.home"));
    }

    private String torch() {
        try (PyTorch torch = PyTorch.open("cpu", 0, surroundings.console().err()::println)) {
            Map<String, String> versions = torch.versions();
            return versions.get("pytorch") + " through DJL " + versions.get("djl") + ", " + versions.get("platform")
                    + ", "
                    + versions.get("threads") + " threads";
        }
    }

    private static Finding devices() {
        int gpus = CudaUtils.getGpuCount();
        return new Finding(true, "Devices", gpus == 0 ? "cpu (no NVIDIA GPU was found)"
                : "cpu, " + Words.count(gpus, "GPU") + ": --device cuda");
    }

    private static String fonts() {
        Typeface.regular();
        return "built in; none of the machine's are needed";
    }

    private List<Finding> builtInModels() {
        CatalogSource source = Sources.of(surroundings);
        List<Path> folders = folders(surroundings.models());
        if (folders.isEmpty()) {
            return List.of(new Finding(false, "Models", "no built-in model in " + surroundings.models()
                    + ": the installation is not whole; unpack it again"));
        }
        return folders.stream().map(folder -> {
            String name = folder.getFileName().toString();
            return finding(name, source.model(new ModelReference.BuiltIn(name)));
        }).toList();
    }

    private static Finding finding(String name, Found<ModelCard> found) {
        return switch (found) {
            case Found.Here<ModelCard>(ModelCard model) -> new Finding(true, "Model", name + " (built in), "
                    + model.defaultWidth() + " x " + model.defaultHeight() + ", "
                    + Words.count(model.blocks().size(), "block"));
            case Found.Absent<ModelCard>(String cure) -> new Finding(false, "Model", name + ": " + cure);
            case Found.Broken<ModelCard>(String reason) -> new Finding(false, "Model", name + ": " + reason);
        };
    }

    private List<Finding> hubModels() {
        Optional<Path> cache = new HubCache(surroundings.environment()).root();
        List<Path> models = cache.map(DoctorCommand::folders).orElse(List.of()).stream()
                .filter(folder -> folder.getFileName().toString().startsWith("models--")).toList();
        if (models.isEmpty()) {
            return List.of(new Finding(true, "Hub", "nothing in the hub's cache"
                    + cache.map(folder -> " (" + folder + ")").orElse("")
                    + "; the built-in model needs nothing from it"));
        }
        return models.stream().map(folder -> new Finding(true, "Hub",
                folder.getFileName().toString().substring("models--".length()).replace("--", "/"))).toList();
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
