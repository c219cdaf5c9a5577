"""What is written and said to a customer: by stage of urgency, tone, length and language.

The placeholders: {person} {firm} {me} {items} {amount} {due} {days} {account} {memo} {answer_by}.
A text of the firm's own (kind, stage, tone, language) takes the place of one of these.
"""

# name → the name in Chinese, which means the same
ALIASES = {
    "person": "联系人",
    "customer": "客户",
    "firm": "本公司",
    "me": "我",
    "items": "款项",
    "amount": "金额",
    "due": "到期日",
    "days": "逾期天数",
    "account": "收款账户",
    "memo": "附言",
    "answer_by": "回复期限",
}
PLACEHOLDERS = tuple(ALIASES)
MESSAGE, CALL, MAIL = "message", "call", "mail"
SHORT, LONG = "short", "long"

# (ahead | late) → tone → length → (Chinese, English)
MESSAGES: dict[str, dict[str, dict[str, tuple[str, str]]]] = {
    "ahead": {
        "friendly": {
            "short": (
                "{person}您好，{items} {amount}将于 {due}到期，麻烦留意付款。谢谢！{firm}",
                "Hello {person}, {items} {amount} falls due on {due}. Thank you. {firm}",
            ),
            "long": (
                "{person}您好，我是{firm}{me}。提前跟您说一声：{items} {amount}将于 {due}到期，"
                "烦请安排进付款计划。{account}{memo}有对不上的地方请告诉我，谢谢！",
                "Hello {person}, this is {me} of {firm}. A note ahead of time: {items} {amount}"
                " falls due on {due}. Could you put it into your payment run? {account}{memo}"
                "If anything does not agree, please tell me. Thank you.",
            ),
        },
        "formal": {
            "short": (
                "{person}您好，{items} {amount}应于 {due}支付，请按期安排。{firm}",
                "Dear {person}, {items} {amount} is payable on {due}. Please arrange it in time."
                " {firm}",
            ),
            "long": (
                "{person}您好，{firm}提示：{items} {amount}应于 {due}支付，请按约安排。"
                "{account}{memo}如有异议，请在到期前告知。",
                "Dear {person}, {firm} would like to point out that {items} {amount} is payable on"
                " {due}. {account}{memo}Please tell us before that day if you object to anything.",
            ),
        },
        "firm": {
            "short": (
                "{person}您好，{items} {amount} {due}到期，请务必按期付清。{firm}",
                "Dear {person}, {items} {amount} is due on {due} and must be paid by then. {firm}",
            ),
            "long": (
                "{person}您好，{items} {amount}将于 {due}到期。鉴于此前有过逾期，请务必按期付清，"
                "否则将影响后续发货。{account}{memo}{firm}{me}",
                "Dear {person}, {items} {amount} is due on {due}. As earlier rows were late, it"
                " must"
                " be paid by then, or later deliveries will wait. {account}{memo}{me}, {firm}",
            ),
        },
    },
    "late": {
        "friendly": {
            "short": (
                "{person}您好，{items} {amount} {due}到期，还没收到，麻烦安排一下。谢谢！{firm}",
                "Hello {person}, {items} {amount} was due on {due} and has not come in yet. Could"
                " you see to it? Thank you. {firm}",
            ),
            "long": (
                "{person}您好，我是{firm}{me}。贵司 {items} {amount}，{due}到期，到今天 {days}"
                " 天了，"
                "还没看到款。想跟您确认一下付款安排，这周方便吗？{account}{memo}"
                "如果已经付了，请发我回单，我去查。谢谢！",
                "Hello {person}, this is {me} of {firm}. {items} {amount} was due on {due}, {days}"
                " days ago, and we have not seen it yet. When can we expect it, would this week"
                " suit you? {account}{memo}If it is on its way, please send me the slip and I"
                " will look for it. Thank you.",
            ),
        },
        "formal": {
            "short": (
                "{person}您好，{items} {amount}已逾期 {days} 天，请于 {answer_by}前付清。{firm}",
                "Dear {person}, {items} {amount} is {days} days overdue. Please pay by {answer_by}."
                " {firm}",
            ),
            "long": (
                "{person}您好，{items} {amount}应于 {due}支付，现已逾期 {days} 天。"
                "请于 {answer_by}前付清，或书面告知付款日期。{account}{memo}"
                "如对金额有异议，请一并说明。{firm}{me}",
                "Dear {person}, {items} {amount} was payable on {due} and is now {days} days"
                " overdue. Please pay by {answer_by}, or tell us the day of payment in writing."
                " {account}{memo}If you object to the amount, please say so with it. {me}, {firm}",
            ),
        },
        "firm": {
            "short": (
                "{person}您好，{items} {amount}逾期 {days} 天，多次沟通未果。{answer_by}前未付，"
                "将按合同计收违约金并移交法务。{firm}",
                "Dear {person}, {items} {amount} is {days} days overdue in spite of several"
                " requests. Unless paid by {answer_by} we charge interest and hand it to legal."
                " {firm}",
            ),
            "long": (
                "{person}您好，{items} {amount}应于 {due}支付，已逾期 {days} 天，"
                "经多次沟通仍未支付。"
                "请于 {answer_by}前付清；逾期未付，我方将按合同约定计收违约金、暂停供货，"
                "并保留通过法律途径主张的权利。{account}{memo}{firm}{me}",
                "Dear {person}, {items} {amount} was payable on {due}, is {days} days overdue and"
                " remains unpaid in spite of several requests. Please pay by {answer_by}. After"
                " that day we charge interest as agreed, stop deliveries and reserve the right to"
                " take legal steps. {account}{memo}{me}, {firm}",
            ),
        },
    },
}

# tone → length → (Chinese, English): what is said on the phone, in its order
CALLS: dict[str, dict[str, tuple[str, str]]] = {
    "friendly": {
        "short": (
            "{person}您好，我是{firm}{me}。{items} {amount}，{due}到期，到今天 {days} 天了。"
            "想跟您确认付款安排，这周方便吗？",
            "Hello {person}, this is {me} of {firm}. {items} {amount} was due on {due}, {days} days"
            " ago. When can we expect it, would this week suit you?",
        ),
        "long": (
            "{person}您好，我是{firm}{me}。{items} {amount}，{due}到期，到今天 {days} 天了。"
            "想跟您确认付款安排，这周方便吗？\n发票和单据都收到了吗？有没有对不上的地方？\n"
            "那我记一下：哪天付、付多少、您怎么称呼？\n{memo}",
            "Hello {person}, this is {me} of {firm}. {items} {amount} was due on {due}, {days} days"
            " ago. When can we expect it, would this week suit you?\nDid the invoice and the"
            " papers arrive? Is there anything that does not agree?\nLet me note it: which day,"
            " how much, and may I have your name?\n{memo}",
        ),
    },
    "formal": {
        "short": (
            "{person}您好，我是{firm}{me}。{items} {amount}已逾期 {days} 天，"
            "请您给个明确的付款日期。",
            "Good day {person}, this is {me} of {firm}. {items} {amount} is {days} days overdue."
            " Please give me a definite day of payment.",
        ),
        "long": (
            "{person}您好，我是{firm}{me}。{items} {amount}应于 {due}支付，已逾期 {days} 天。\n"
            "请您给个明确的付款日期和金额，我登记下来。\n如果走审批，卡在哪一步、谁能定？\n"
            "{answer_by}前没有答复，我们会发催款函。",
            "Good day {person}, this is {me} of {firm}. {items} {amount} was payable on {due}"
            " and is"
            " {days} days overdue.\nPlease give me a definite day and amount; I will note them.\n"
            "If it waits for approval: with whom does it lie, and who decides?\nWithout an answer"
            " by {answer_by} we shall send a letter.",
        ),
    },
    "firm": {
        "short": (
            "{person}您好，{items} {amount}逾期 {days} 天，此前的承诺没有兑现。"
            "{answer_by}前不付清，我们移交法务。",
            "Good day {person}, {items} {amount} is {days} days overdue and what was promised did"
            " not come. Unless it is paid by {answer_by} we hand it to legal.",
        ),
        "long": (
            "{person}您好，我是{firm}{me}。{items} {amount}，{due}到期，逾期 {days} 天，"
            "此前沟通都没有结果。\n请负责付款的领导接电话，或者给我联系方式。\n"
            "{answer_by}前不付清，我们按合同计收违约金、暂停供货并移交法务。\n"
            "如果有困难，可以谈分期，要签还款协议。",
            "Good day {person}, this is {me} of {firm}. {items} {amount} was due on {due}, {days}"
            " days ago, and what we agreed on came to nothing.\nPlease put me through to whoever"
            " decides on payments.\nUnless it is paid by {answer_by} we charge interest, stop"
            " deliveries and hand it to legal.\nIf you cannot pay at once we can speak of"
            " instalments, in a signed agreement.",
        ),
    },
}

# tone → (subject, body) of a mail, in Chinese and English
MAILS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "friendly": (
        ("{firm}：{items}付款提醒", "{firm}: reminder of {items}"),
        (
            "{person}您好：\n\n{items} {amount}于 {due}到期，尚未收到，烦请安排。"
            "\n{account}{memo}\n"
            "如已付款，请忽略本邮件并回传回单。\n\n{firm} {me}",
            "Dear {person},\n\n{items} {amount} was due on {due} and has not arrived yet. Would you"
            " please see to it?\n{account}{memo}\nIf it was paid meanwhile, please send us the slip"
            " and take this mail as settled.\n\n{me}\n{firm}",
        ),
    ),
    "formal": (
        ("{firm}：催款函（{amount}）", "{firm}: request for payment, {amount}"),
        (
            "{person}您好：\n\n{items} {amount}应于 {due}支付，已逾期 {days} 天。"
            "请于 {answer_by}前付清，详见附件。\n{account}{memo}\n\n{firm} {me}",
            "Dear {person},\n\n{items} {amount} was payable on {due} and is {days} days overdue."
            " Please pay by {answer_by}; the letter is attached.\n{account}{memo}\n\n{me}\n{firm}",
        ),
    ),
    "firm": (
        ("{firm}：严正催告（{amount}）", "{firm}: final demand, {amount}"),
        (
            "{person}您好：\n\n{items} {amount}已逾期 {days} 天，经多次沟通仍未支付。"
            "请于 {answer_by}前付清，否则我方将依约计收违约金并采取法律措施，详见附件。\n"
            "{account}{memo}\n\n{firm} {me}",
            "Dear {person},\n\n{items} {amount} is {days} days overdue in spite of several"
            " requests."
            " Please pay by {answer_by}; after that day we charge interest and take legal steps."
            " The letter is attached.\n{account}{memo}\n\n{me}\n{firm}",
        ),
    ),
}

ACCOUNT = ("账户：{account}。", "Account: {account}. ")
MEMO = ("转账附言请写「{memo}」。", "Please write “{memo}” with the transfer. ")
EACH = ("{title} {amount}（{due}到期）", "{title} {amount} (due {due})")
MANY = ("{first}等 {count} 笔", "{first} and {rest} more")
