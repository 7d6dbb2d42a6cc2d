package org.gradproof.benchmarks;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A function of PyTorch's own kernels, on one thread: written in TorchScript and packed as PyTorch saves its models, so
 * that no operation of DJL stands between.
 */
final class TorchScript implements AutoCloseable {

    /** Log loss, mean, and its gradient as PyTorch's derivative of it computes it. */
    static final String LOG_LOSS =
            """
                loss = torch.binary_cross_entropy_with_logits(z, y, None, None, 1)
                gradient = torch.sigmoid(z)
                _0 = torch.sub_(gradient, y)
                _1 = torch.div_(gradient, torch.numel(z))
                return (loss, gradient)
            """;

    /** Cross entropy against class indices, mean, and its gradient by the backward kernels. */
    static String crossEntropy(boolean doubles) {
        return """
                p = torch._log_softmax(z, 1, False)
                loss = torch.nll_loss(p, y, None, 1, -100)
                g = torch.zeros_like(p)
                _0 = torch.scatter_(g, 1, torch.unsqueeze(y, 1), torch.div(-1., torch.size(z, 0)))
                return (loss, torch._log_softmax_backward_data(g, p, 1, %d))
            """
                .formatted(doubles ? 7 : 6);
    }

    private static final String HEAD =
            """
            class Loss(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Loss,
                z: Tensor,
                y: Tensor) -> Tuple[Tensor, Tensor]:
            """;

    /** A pickled object of the class, with one attribute. */
    private static final String OBJECT =
            "\u0080\u0002c__torch__\nLoss\nq\u0000)\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub.";

    private final NDManager manager;
    private final Model model;
    private final ParameterStore parameters;

    TorchScript(NDManager manager, String body) {
        JniUtils.setNumThreads(1);
        this.manager = manager;
        parameters = new ParameterStore(manager, false);
        model = Model.newInstance("loss", "PyTorch");
        try {
            Path directory = Files.createTempDirectory("torchscript");
            pack(directory.resolve("loss.pt"), HEAD + body);
            model.load(directory, "loss");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs it; the results are released. */
    float run(NDList inputs) {
        try (NDList results = model.getBlock().forward(parameters, inputs, false)) {
            return results.get(0).toType(ai.djl.ndarray.types.DataType.FLOAT32, false).getFloat();
        }
    }

    private static void pack(Path file, String code) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "data.pkl", OBJECT.getBytes(StandardCharsets.ISO_8859_1));
            entry(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            entry(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            entry(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry("archive/" + name));
        zip.write(bytes);
        zip.closeEntry();
    }

    @Override
    public void close() {
        model.close();
        manager.close();
    }
}
