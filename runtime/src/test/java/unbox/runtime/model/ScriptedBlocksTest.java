package unbox.runtime.model;

import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.ScriptedKernels;

class ScriptedBlocksTest extends BlocksContract {

    @Override
    Kernels open(PyTorch torch) {
        return new ScriptedKernels(torch.manager());
    }
}
