package unbox.runtime.tensor;

/** As on macOS. */
class ScriptedKernelsWithoutOneDnnTest extends KernelsContract {

    @Override
    Kernels open(PyTorch torch) {
        return new ScriptedKernels(torch.manager(), false);
    }
}
