package unbox.server.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.ModelCard;
import unbox.language.model.Feature;
import unbox.language.syntax.Statement;
import unbox.server.names.Target;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** What is known of things, as Markdown for a person. */
final class Cards {
    private static final int MOST_SIMILAR = 5;
    private static final double SMALLEST = 0.0001;
    private static final double LARGEST = 1000;

    private Cards() {}

    /**
     * A number as people write it: three significant digits, a large one whole. (A list of proposals has hundreds: formats
     * are too slow, and Java needs long to begin with decimals.)
     */
    static String number(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String sign = value < 0 && size >= SMALLEST ? "-" : "";
        return sign + (size >= SMALLEST && size < LARGEST ? threeDigits(size) : Long.toString(Math.round(size)));
    }

    private static String threeDigits(double size) {
        int decimals = 2 - (int) Math.floor(Math.log10(size));
        String digits = Long.toString(Math.round(size * Math.pow(10, decimals)));
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = padded.length() - decimals;
        int end = padded.length();
        while (end > point && padded.charAt(end - 1) == '0') {
            end--;
        }
        return padded.substring(0, point) + (end > point ? "." + padded.substring(point, end) : "");
    }

    /** All that is known of a feature, who uses it included. */
    static String feature(World world, Snapshot snapshot, Feature feature, Drawing drawing) {
        List<String> lines = new ArrayList<>();
        Optional<String> label = FeatureProposals.label(snapshot, feature);
        lines.add("**" + feature + "**" + label.map(text -> " " + escaped(text)).orElse(", without a label"));
        snapshot.catalog().autoencoder(feature.block()).ifPresent(card -> {
            lines.add(statistics(card, feature.index()));
            card.preview(feature.index()).map(file -> preview(file, drawing)).ifPresent(lines::add);
            lines.add(similar(snapshot, card, feature.index()));
        });
        lines.add(Users.of(world, feature));
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    /** The picture where the editor shows pictures, else a link to it. */
    private static String preview(Path file, Drawing drawing) {
        if (drawing == Drawing.PICTURES) {
            try {
                String type = file.toString().endsWith(".png") ? "png" : "jpeg";
                return "![what it does](data:image/" + type + ";base64,"
                        + Base64.getEncoder().encodeToString(Files.readAllBytes(file)) + ")";
            } catch (IOException gone) {
                return "";
            }
        }
        return "[What it does, as a picture](" + file.toUri() + ")";
    }

    private static String statistics(AutoencoderCard card, int index) {
        if (index >= card.features()) {
            return "There is no such feature: " + card.block() + " has 0 to " + (card.features() - 1) + ".";
        }
        List<String> parts = new ArrayList<>();
        card.mean(index).ifPresent(mean -> parts.add(mean == 0
                ? "never fires: its mean activation is 0, so adding it does nothing"
                : "strength 1 is an activation of " + number(mean)));
        card.deviations().filter(values -> index < values.length)
                .ifPresent(values -> parts.add("deviation " + number(values[index])));
        Optional.ofNullable(card.labels().get(index)).flatMap(AutoencoderCard.FeatureLabel::rate)
                .ifPresent(rate -> parts.add("on at " + number(100 * rate) + " % of places"));
        return parts.isEmpty() ? "Nothing is known of how it fires." : String.join(", ", parts);
    }

    /** The features that change the block most alike; none for one that never fires, whose direction means nothing. */
    private static String similar(Snapshot snapshot, AutoencoderCard card, int index) {
        boolean fires = index < card.features() && card.mean(index).orElse(1f) != 0;
        String similar = !fires ? "" : snapshot.similar(card, index, MOST_SIMILAR).stream().map(each -> {
            var feature = new Feature(card.block(), each.index());
            return "`" + feature + "` "
                    + FeatureProposals.label(snapshot, feature).map(label -> escaped(label) + " ").orElse("")
                    + String.format(Locale.ROOT, "(%.2f)", each.cosine());
        }).collect(Collectors.joining(", "));
        return similar.isEmpty() ? "" : "Most similar (cosine of their directions): " + similar;
    }

    static String block(Snapshot snapshot, String block) {
        Optional<ModelCard.BlockCard> card = snapshot.catalog().model().flatMap(model -> model.block(block));
        String widths = card.map(each -> each.width() + " values a position, a position covers " + each.cell() + " x "
                + each.cell() + " pixels").orElse("This model has no such block.");
        String saes = snapshot.catalog().autoencoder(block).map(
                each -> "Its autoencoder has " + each.features() + " features, " + each.k() + " on at a position.")
                .orElse("No autoencoder: it can only be skipped.");
        return "**" + block + "** " + card.map(ModelCard.BlockCard::path).map(path -> "`" + path + "`").orElse("")
                + "\n\n" + widths + "\n\n" + saes;
    }

    static String model(ModelCard model) {
        return "**" + escaped(model.name()) + "**\n\n" + model.defaultWidth() + " x " + model.defaultHeight()
                + " pixels, "
                + (model.turbo() ? "a Turbo model: 1 step, no guidance" : "30 steps, guidance 5") + " if not said\n\n"
                + "Blocks: " + model.blocks().stream().map(each -> "`" + each.name() + "`")
                        .collect(Collectors.joining(" "));
    }

    /** A declaration: its first line, and its doc comment. */
    static String declaration(Target target, String text) {
        Statement statement = target.statement();
        String written = statement.range().of(text);
        String head = written.lines().limit(12).collect(Collectors.joining("\n"))
                + (written.lines().count() > 12 ? "\n  ..." : "");
        return "```unbox\n" + head + "\n```" + statement.doc().map(doc -> "\n\n" + doc).orElse("");
    }

    static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|<>])", "\\\\$1");
    }
}
