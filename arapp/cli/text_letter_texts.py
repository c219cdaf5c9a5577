"""Sentences about letter texts and the logo, in both languages; see `text`."""

# kind → (Chinese, English); {name} is a field of the error.
MESSAGES: dict[str, tuple[str, str]] = {
    "invalid_value.placeholder": (
        "没有 {value} 这个栏位，能用的见 letter-text --fields",
        "Nothing fills {value}; letter-text --fields tells the names",
    ),
    "invalid_value.placeholder_near": (
        "没有 {value} 这个栏位，是不是 {nearest}",
        "Nothing fills {value}; did you mean {nearest}",
    ),
    "invalid_value.placeholder_brace": (
        "多了一个 {value}；栏位写成 {{客户}}",
        "A brace stands alone: {value}; names are written {{customer}}",
    ),
    "invalid_value.rows_missing": (
        "正文要有一行 {value}，逾期明细放在那里",
        "The letter needs a line {value}, where the overdue rows stand",
    ),
    "invalid_value.rows_alone": (
        "{value} 只写一次，单独一行",
        "{value} stands once, alone on its line",
    ),
    "invalid_value.not_picture": (
        "{value} 不是能读的图片，用 PNG 或 JPEG",
        "{value} is no picture that can be read; take a PNG or JPEG",
    ),
    "invalid_value.picture_kind": (
        "{value} 不是 PNG 也不是 JPEG，另存一下",
        "{value} is neither PNG nor JPEG; save it as one of these",
    ),
    "invalid_value.picture_large": (
        "{value} 超过 {most} MB，徽标几百 KB 就够",
        "{value} is larger than {most} MB; a logo needs a few hundred KB at most",
    ),
    "invalid_value.picture_pixels": (
        "{value} 像素太多（{found}），先缩小",
        "{value} has too many pixels ({found}); make it smaller first",
    ),
    "invalid_value.picture_moving": (
        "{value} 是动图，换一张静止的",
        "{value} is a moving picture; take one that stands still",
    ),
    "invalid_value.picture_blank": ("{value} 是空白的", "{value} is blank"),
    "invalid_value.picture_shape": (
        "{value} 太细长，放不进信头",
        "{value} is too long and thin for the head of a page",
    ),
    "invalid_value.picture_dense": (
        "{value} 细节太多，换一张简单的",
        "{value} holds too much detail for a logo; take a plainer one",
    ),
    "invalid_value.picture_gone": ("没有文件 {value}", "There is no file {value}"),
}
