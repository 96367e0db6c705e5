
  # The rest of the class that onednn.py or portable.py begins. A block's weights come as lists, in the order in which its
  # method takes them apart. What is changed in place (silu_, mul_, addmm_, ...) was made here: inputs may be mapped read-only.
  def linear(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.linear(x, weight, bias)

  def linear_without_bias(self: __torch__.Kernels, x: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(x, weight)

  def group_norm(self: __torch__.Kernels, x: Tensor, groups: int, weight: Tensor, bias: Tensor, epsilon: float) -> Tensor:
    return torch.group_norm(x, groups, weight, bias, epsilon)

  def group_norm_silu(self: __torch__.Kernels, x: Tensor, groups: int, weight: Tensor, bias: Tensor, epsilon: float) -> Tensor:
    return torch.silu_(torch.group_norm(x, groups, weight, bias, epsilon))

  def layer_norm(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, epsilon: float) -> Tensor:
    return torch.layer_norm(x, [x.size(-1)], weight, bias, epsilon)

  def by_head(self: __torch__.Kernels, x: Tensor, heads: int) -> Tensor:
    return x.reshape([x.size(0), x.size(1), heads, -1]).transpose(1, 2)

  def attention(self: __torch__.Kernels, query: Tensor, key: Tensor, value: Tensor, heads: int, causal: bool) -> Tensor:
    rows = query.size(0)
    mixed = torch.scaled_dot_product_attention(self.by_head(query, heads), self.by_head(key, heads).expand([rows, -1, -1, -1]), self.by_head(value, heads).expand([rows, -1, -1, -1]), None, 0.0, causal)
    return mixed.transpose(1, 2).reshape(query.size())

  def silu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.silu(x)

  def gelu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.gelu(x)

  def quick_gelu(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.mul_(torch.sigmoid_(1.702 * x), x)

  def upsample_nearest(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.upsample_nearest2d(x, [2 * x.size(2), 2 * x.size(3)])

  def upsample(self: __torch__.Kernels, x: Tensor, height: int, width: int, weight: Tensor, bias: Tensor) -> Tensor:
    doubled = torch.slice(torch.slice(self.upsample_nearest(x), 2, 0, height), 3, 0, width)
    return self.convolve(doubled, weight, bias, 1, 1)

  def embedding(self: __torch__.Kernels, table: Tensor, ids: Tensor) -> Tensor:
    return torch.embedding(table, ids)

  def top_k_encode(self: __torch__.Kernels, x: Tensor, encoder: Tensor, pre_bias: Tensor, latent_bias: Tensor, k: int) -> Tuple[Tensor, Tensor]:
    values, indices = torch.topk(torch.linear(x - pre_bias, encoder, latent_bias), k, -1, True, True)
    return (torch.relu_(values), indices)

  def dense(self: __torch__.Kernels, values: Tensor, indices: Tensor, features: int) -> Tensor:
    return values.new_zeros([values.size(0), values.size(1), features]).scatter_(2, indices, values)

  def concat(self: __torch__.Kernels, first: Tensor, second: Tensor, axis: int) -> Tensor:
    return torch.cat([first, second], axis)

  def rows(self: __torch__.Kernels, x: Tensor, rows: List[int]) -> Tensor:
    return torch.index_select(x, 0, torch.tensor(rows, device=x.device))

  def residual(self: __torch__.Kernels, x: Tensor, time: List[Tensor], first: List[Tensor], second: List[Tensor], shortcut: List[Tensor], groups: List[int], epsilons: List[float], in_place: bool) -> Tensor:
    norm_weight, norm_bias, weight, bias, = first
    hidden = self.convolve(self.group_norm_silu(x, groups[0], norm_weight, norm_bias, epsilons[0]), weight, bias, 1, 1)
    if torch.len(time) > 0:
      embedded, weight, bias, = time
      hidden = torch.add_(hidden, torch.linear(embedded, weight, bias).unsqueeze(-1).unsqueeze(-1))
    norm_weight, norm_bias, weight, bias, = second
    hidden = self.group_norm_silu(hidden, groups[1], norm_weight, norm_bias, epsilons[1])
    if torch.len(shortcut) > 0:
      return self.convolve_onto(self.convolve(x, shortcut[0], shortcut[1], 1, 0), hidden, weight, bias)
    if in_place:
      return self.convolve_onto(x, hidden, weight, bias)
    return torch.add_(self.convolve(hidden, weight, bias, 1, 1), x)

  def linear_onto(self: __torch__.Kernels, x: Tensor, y: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    sum = torch.add(x, bias).reshape([-1, x.size(-1)])
    return torch.addmm_(sum, y.reshape([-1, y.size(-1)]), torch.t(weight)).view(x.size())

  def attend_onto(self: __torch__.Kernels, x: Tensor, normed: Tensor, context: Tensor, weights: List[Tensor], heads: int, causal: bool) -> Tensor:
    if torch.len(weights) == 5:
      query, key, value, output, output_bias, = weights
      mixed = self.attention(torch.linear(normed, query), torch.linear(context, key), torch.linear(context, value), heads, causal)
      return self.linear_onto(x, mixed, output, output_bias)
    query, key, value, output, output_bias, query_bias, key_bias, value_bias, = weights
    mixed = self.attention(torch.linear(normed, query, query_bias), torch.linear(context, key, key_bias), torch.linear(context, value, value_bias), heads, causal)
    return self.linear_onto(x, mixed, output, output_bias)

  def positions(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return x.permute([0, 2, 3, 1]).reshape([x.size(0), -1, x.size(1)])

  def grid(self: __torch__.Kernels, x: Tensor, like: Tensor) -> Tensor:
    return x.view([x.size(0), like.size(2), like.size(3), -1]).permute([0, 3, 1, 2])

  def attention_block(self: __torch__.Kernels, x: Tensor, norm_weight: Tensor, norm_bias: Tensor, groups: int, epsilon: float, attention: List[Tensor], heads: int) -> Tensor:
    normed = self.positions(torch.group_norm(x, groups, norm_weight, norm_bias, epsilon))
    return self.grid(self.attend_onto(self.positions(x), normed, normed, attention, heads, False), x)

  def transformer(self: __torch__.Kernels, x: Tensor, text: Tensor, ends: List[Tensor], groups: int, epsilon: float, layers: List[List[Tensor]], heads: List[int], epsilons: List[float]) -> Tensor:
    norm_weight, norm_bias, enter_weight, enter_bias, leave_weight, leave_bias, = ends
    hidden = torch.linear(self.positions(torch.group_norm(x, groups, norm_weight, norm_bias, epsilon)), enter_weight, enter_bias)
    for layer in range(torch.len(layers) // 3):
      at = 3 * layer
      hidden = self.transformer_layer(hidden, text, layers[at], layers[at + 1], layers[at + 2], heads[2 * layer], heads[2 * layer + 1], epsilons[at], epsilons[at + 1], epsilons[at + 2])
    return self.grid(self.linear_onto(self.positions(x), hidden, leave_weight, leave_bias), x)

  def transformer_layer(self: __torch__.Kernels, x: Tensor, text: Tensor, weights: List[Tensor], over_itself: List[Tensor], over_text: List[Tensor], self_heads: int, cross_heads: int, self_epsilon: float, cross_epsilon: float, feed_epsilon: float) -> Tensor:
    self_weight, self_bias, cross_weight, cross_bias, feed_weight, feed_bias, value_weight, value_bias, gate_weight, gate_bias, narrow_weight, narrow_bias, = weights
    normed = self.layer_norm(x, self_weight, self_bias, self_epsilon)
    hidden = self.attend_onto(x, normed, normed, over_itself, self_heads, False)
    hidden = self.attend_onto(hidden, self.layer_norm(hidden, cross_weight, cross_bias, cross_epsilon), text, over_text, cross_heads, False)
    wide = self.geglu(self.layer_norm(hidden, feed_weight, feed_bias, feed_epsilon), value_weight, value_bias, gate_weight, gate_bias)
    return self.linear_onto(hidden, wide, narrow_weight, narrow_bias)

  def text_layer(self: __torch__.Kernels, x: Tensor, weights: List[Tensor], attention: List[Tensor], heads: int, epsilons: List[float], quick: bool) -> Tensor:
    norm_weight, norm_bias, feed_weight, feed_bias, widen_weight, widen_bias, narrow_weight, narrow_bias, = weights
    normed = self.layer_norm(x, norm_weight, norm_bias, epsilons[0])
    hidden = self.attend_onto(x, normed, normed, attention, heads, True)
    wide = torch.linear(self.layer_norm(hidden, feed_weight, feed_bias, epsilons[1]), widen_weight, widen_bias)
    active = torch.gelu(wide)
    if quick:
      active = self.quick_gelu(wide)
    return self.linear_onto(hidden, active, narrow_weight, narrow_bias)
