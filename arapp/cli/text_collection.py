"""Sentences about collection, in both languages; see `text`."""

# kind → (Chinese, English); {name} is a field of the error.
MESSAGES: dict[str, tuple[str, str]] = {
    "stages_overlap": (
        "第 {stage} 阶段「{name}」从第 {day} 天起，和「{before}」重叠了",
        "Stage {stage} ({name}) begins on day {day}, while {before} still runs",
    ),
    "stages_gap": (
        "第 {stage} 阶段「{name}」：第 {day} 天没人管，改天数，或最后一段不填止",
        "Stage {stage} ({name}): nothing covers day {day}. Move its days or leave the end open",
    ),
    "stages_order": (
        "第 {stage} 阶段「{name}」：从上一步算起的要排在最后",
        "Stage {stage} ({name}): stages that count from the one before come last",
    ),
    "stages_mixed": (
        "各阶段要么都从到期日算，要么都从月底算",
        "Count all stages from the due day, or all from the end of its month",
    ),
    "default_by_hand": (
        "默认方案得有阶段；仅人工的请单独指定给客户",
        "The default profile needs stages. Choose “by hand” for single customers instead",
    ),
    "profile_in_use": (
        "「{name}」还有 {count} 处在用，先给它们换方案",
        "{name} is still used in {count} places. Give them another profile first",
    ),
    "text_name_taken": (
        "已经有叫「{name}」的话术，换个名称",
        "There is a text called {name} already. Call this one something else",
    ),
    "profile_retired": (
        "「{name}」已停用，先重新保存",
        "{name} is no longer used. Save it anew first",
    ),
    "plan_not_open": (
        "「{label}」没有未收：已结清、作废或还没生效",
        "{label} is not open: settled, void or not firm yet",
    ),
    "task_open": (
        "{owner} {day} 起在办了，改用转交",
        "{owner} has it since {day}. Hand that on instead",
    ),
    "agreement_sum": (
        "未收 {open}，协议合计 {agreed}，差 {difference}",
        "Open is {open}, agreed {agreed}: {difference} apart",
    ),
    "not_put_off": ("{record} 没有暂缓", "{record} is not put off"),
    "invalid_day.not_later": (
        "{value} 不晚于今天，选以后的日子",
        "{value} is not after today; choose a later day",
    ),
    "snooze_past_limitation": (
        "诉讼时效 {day} 就到，只能缓到那天之前",
        "Limitation runs out on {day}. It cannot be put off beyond that",
    ),
    "run_before_last": (
        "{last} 已经催过，日期不能早于它",
        "There is a later run, of {last}. Choose that day or a later one",
    ),
    "invalid_day.missing": ("哪一天？填日期", "Which day? Put one in"),
    "invalid_day.cell": (
        "{field}「{value}」不是一天，写成 2026-11-12",
        "{field}: “{value}” is no day; write 2026-11-12",
    ),
    "invalid_day.cell_past": (
        "{field} {value} 已经过了，改成今天或以后",
        "{field}: {value} has passed; put in today or a later day",
    ),
    "invalid_day.cell_missing": (
        "{field} 没填：承诺哪天付？",
        "{field} is empty: by which day was it promised?",
    ),
    "invalid_amount.cell": (
        "{field}「{value}」不是能用的金额",
        "{field}: “{value}” is no usable amount",
    ),
    "invalid_amount.cell_missing": (
        "{field} 没有能用的金额：承诺付多少？",
        "{field} holds no usable amount: how much was promised?",
    ),
    "invalid_amount.cell_more": (
        "{field} {value} 太多，最多 {available} 未收",
        "{field}: {value} is too much, no more than {available} is open",
    ),
    "invalid_value.profile_form": (
        "{value} 不是方案的写法；照 arapp profile 名称 --json 给出的来写",
        "{value} is not written as a profile is; write it as arapp profile NAME --json shows one",
    ),
    "invalid_value.cell": (
        "{field} 里是公式或错误（{value}），直接填上内容",
        "{field} holds a formula or an error ({value}); type what is meant",
    ),
    "invalid_amount.promise_amount": (
        "承诺多少？填金额",
        "How much was promised?",
    ),
    "invalid_amount.more_than_open": (
        "最多 {available}，没那么多未收",
        "No more than {available} is open",
    ),
    "handover_changed": (
        "{sheet} {place} 改了不该改的列，只填黄色的列；改回去，或重新导出",
        "{sheet} {place} was changed; only yellow columns may be. Undo that or export anew",
    ),
    "handover_foreign": (
        "这份表不是这个账套导出的，重新导出",
        "This workbook was not made for this ledger. Export it anew",
    ),
    "handover_unknown": (
        "{sheet} {place} 找不到这笔款",
        "{sheet} {place}: there is no such row any more",
    ),
    "nothing_to_pack": (
        "{customer} 没有可主张的款项",
        "{customer} owes nothing that could be claimed",
    ),
}
