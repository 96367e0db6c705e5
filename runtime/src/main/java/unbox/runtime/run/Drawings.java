package unbox.runtime.run;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import unbox.language.plan.ExperimentPlan;
import unbox.runtime.manifest.Provenance;
import unbox.runtime.output.PictureFiles;
import unbox.runtime.output.Png;
import unbox.runtime.reading.FeatureGuide;
import unbox.runtime.reading.Gallery;
import unbox.runtime.reading.HeatMap;
import unbox.runtime.report.GridPainter;
import unbox.runtime.report.GridSheet;
import unbox.runtime.report.Sheets;

/** Writes what is drawn of finished pictures: contact sheets and heat maps. */
final class Drawings {
    private final ExperimentPlan experiment;
    private final Provenance provenance;
    private final Gallery gallery;
    private final Outputs outputs;
    private final Sheets sheets;

    Drawings(ExperimentPlan experiment, Provenance provenance, Gallery gallery, Outputs outputs) {
        this.experiment = experiment;
        this.provenance = provenance;
        this.gallery = gallery;
        this.outputs = outputs;
        sheets = new Sheets(experiment, provenance);
    }

    List<Path> writeGrids() {
        return experiment.grids().stream()
                .map(grid -> write(grid.file(), () -> sheets.of(grid, gallery::find))).toList();
    }

    /** An overlay a picture, feature and step, and for each feature and step a sheet of them all. */
    List<Path> writeHeatMaps(List<HeatMap> heatMaps, FeatureGuide guide) {
        return HeatMapSheets.of(experiment, heatMaps, guide, gallery, sheets)
                .map(drawn -> write(drawn.file(), drawn.sheet())).toList();
    }

    private Path write(Path file, Supplier<GridSheet> sheet) {
        return outputs.write(file, () -> {
            BufferedImage image = GridPainter.paint(sheet.get());
            return Png.encode(image.getWidth(), image.getHeight(), PictureFiles.rgb(image), provenance.ofSheet());
        });
    }
}
