/** Wording of the link for registering an order, which stands on pages that show no more of it. */
export const doorText = {
  register: '登记来单',
  door: '收到的是来单？',
  /** The line on the door where nothing has been opened. */
  doorAbout: '12345工单、提示单、交办单、督办单、领导批示',
} as const;

/** The place of 开始处置 where an order is registered. No question has this id: theirs have no slash. */
export const ORDER_PLACE = 'order/new';
