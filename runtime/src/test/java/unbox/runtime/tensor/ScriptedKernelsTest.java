package unbox.runtime.tensor;

class ScriptedKernelsTest extends KernelsContract {

    @Override
    Kernels open(PyTorch torch) {
        return new ScriptedKernels(torch.manager());
    }
}
